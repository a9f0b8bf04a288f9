using Npgsql;
using PostalTracking.IntegrationTests.Features.Notifications.Webhooks;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>F-06: kill -9 after a message went out and before that was written down.</summary>
public sealed class KilledWebhookTests(TestDatabases databases)
{
    private const int Parcels = 30;

    private static readonly KeyValuePair<string, string>[] Settings =
    [
        new("Background:Polling", "false"), new("Webhooks:Lease", "00:00:16"), new("Webhooks:AnswerWithin", "00:00:07"),
    ];

    [Fact]
    public async Task The_receiver_sees_the_same_id_twice_and_nothing_is_lost()
    {
        await using var receiver = await Receiver.StartAsync();
        var connectionString = await databases.CreateAsync();
        await using var app = new AppProcess(connectionString, Settings);
        await app.StartAsync();
        await app.PostAsync(WebhookCalls.Endpoints, new { url = receiver.Address, types = new[] { "shipment.updated" } });

        // The fourth is here, and its sender dies before it hears so.
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answer = async context =>
        {
            if (receiver.Messages.Count >= 4)
            {
                arrived.TrySetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
        };
        var numbers = Enumerable.Range(7_300_000, Parcels).Select(serial => Api.Number(serial)).ToList();
        await app.PostAsync(Api.Shipments, new { shipments = numbers.Select(number => new { trackNumber = number }) });
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await app.KillAsync();
        var before = receiver.Messages.Select(m => m.Id).ToHashSet();

        receiver.Answer = Receiver.With(200);
        await app.StartAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        await Eventually.SeeAsync(
            () => ValueAsync(database, "select count(*) from webhook_delivery where outcome = 1"), done => done == Parcels, TimeSpan.FromSeconds(60));

        var twice = receiver.Messages.GroupBy(m => m.Id).Where(same => same.Count() > 1).ToList();
        Assert.NotEmpty(twice);
        Assert.All(twice, same => Assert.Contains(same.Key, before));
        Assert.All(twice, same => Assert.Single(same.Select(m => m.Body).Distinct()));
        Assert.Equal(numbers.Order(), receiver.Messages.Select(m => m.Data.GetProperty("trackNumber").GetString()!).Distinct().Order());
        Assert.Equal(Parcels, receiver.Messages.Select(m => m.Id).Distinct().Count());
    }

    private static async Task<long> ValueAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
