using PostalTracking.Domain.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Protection.Sale;

public sealed class SellProtectionTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task Policy_money_journal_and_announcement_are_there_together()
    {
        var number = await _app.ArrivedAsync(3_000_00);

        var sold = Assert.IsType<SaleOutcome.Sold>(await _app.SellAsync(Counter.Order(number, 3_000_00)));

        var policy = sold.Policy;
        Assert.Equal((99_00, 3_000_00, EvidenceRule.Phone), (policy.Premium, policy.CoverLimit, policy.EvidenceRule));
        Assert.True(PolicyDigits.TryParse(policy.PolicyNumber, out _), policy.PolicyNumber);
        Assert.Equal(
            (number, 99_00L, (short)PaymentMeans.Cash),
            await RowAsync<(string, long, short)>(
                "select track_number, amount, means from premium_entry where policy_number = $1 and sequence = 1", policy.PolicyNumber));
        Assert.Equal(
            ((short)JournalKind.Sale, 99_00L),
            await RowAsync<(short, long)>("select kind, amount from journal_entry where policy_number = $1", policy.PolicyNumber));
        Assert.Equal(
            $$"""{"status": "active", "version": 1, "generation": 1, "trackNumber": "{{number}}", "policyNumber": "{{policy.PolicyNumber}}"}""",
            await _app.ValueAsync<string>(
                "select payload::text from outbox_message where type = 'policy.sold' and payload ->> 'policyNumber' = $1", policy.PolicyNumber));
        Assert.Equal(
            sold.Keys.CodeHash, await _app.ValueAsync<byte[]>("select code_hash from policy_number where number = $1", policy.PolicyNumber));
        Assert.Null(await _app.WrongLineAsync(policy.ShiftId));
    }

    private async Task<T> RowAsync<T>(string sql, string parameter)
        where T : struct
    {
        await using var command = _app.Database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return (T)Activator.CreateInstance(typeof(T), values)!;
    }
}
