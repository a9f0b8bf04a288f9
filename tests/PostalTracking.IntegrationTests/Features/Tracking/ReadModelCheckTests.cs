namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class ReadModelCheckTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Theory]
    [InlineData(1, "update shipment_view set status = 10 where track_number = $1", "says Delivered")]
    [InlineData(2, "update shipment_view set version = version - 1 where track_number = $1", "is behind sequence")]
    [InlineData(3, "update shipment_view set arrived_at = null where track_number = $1", "arrived ,")]
    [InlineData(4, "delete from tracking_event where track_number = $1 and sequence = 2", "extra [HistoryEntry { Sequence = 2")]
    [InlineData(5, "update tracking_event set sequence = 1 where track_number = $1", "two events have one sequence")]
    [InlineData(6, "update shipment set destination = 'CN' where track_number = $1", "differ in a fact")]
    [InlineData(7, "delete from outbox_message where payload ->> 'trackNumber' = $1", "announced up to 0")]
    [InlineData(8, "insert into outbox_message select gen_random_uuid(), type, payload, created_at, 0 from outbox_message "
        + "where payload ->> 'trackNumber' = $1", "where 3 was next")]
    public async Task Finds_what_was_spoilt(int serial, string damage, string found)
    {
        var number = Api.Number(serial);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/0", daysAgo: 6), Sent.Event(number, "8/2", daysAgo: 1));
        var (_, before) = await ReadModelCheck.CompareAsync(quiet.App.ConnectionString);
        Assert.DoesNotContain(before, difference => difference.StartsWith(number, StringComparison.Ordinal));

        await quiet.App.ValueAsync<object>($"with damage as ({damage} returning 1) select count(*) from damage", number);

        var (_, after) = await ReadModelCheck.CompareAsync(quiet.App.ConnectionString);
        Assert.Contains(after, difference =>
            difference.StartsWith(number, StringComparison.Ordinal) && difference.Contains(found, StringComparison.Ordinal));
    }
}
