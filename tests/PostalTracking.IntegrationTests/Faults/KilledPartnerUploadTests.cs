using Npgsql;
using PostalTracking.IntegrationTests.Features.Partners.Uploads;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>kill -9 in the middle of a run of 20,000 parcels: another instance, or the same after its start, goes on.</summary>
public sealed class KilledPartnerUploadTests(TestDatabases databases)
{
    [Fact]
    public async Task Killed_twice_on_the_way_every_parcel_is_there_once_and_the_counts_are_right()
    {
        var connectionString = await databases.CreateAsync();
        var (file, badLines) = ParcelFile.Make(20_000, 37, serial: 4_000_000);
        await using var house = await TrackingApp.StartAsync(
            connectionString, new Dictionary<string, string> { ["PartnerUploads:Round"] = "00:10:00" });
        var visit = await UploadVisit.SignInAsync(house);
        var upload = await visit.SendAsync("Shipments", file);

        await using var app = new AppProcess(
            connectionString,
            [
                new("Background:Polling", "false"), new("PartnerUploads:Lease", "00:00:05"),
                new("PartnerUploads:Round", "00:00:00.2"), new("PartnerUploads:Batch", "100"),
            ]);
        await app.StartAsync();
        await visit.SeeAsync(upload, UploadState.Checked);
        await visit.OrderAsync(upload, "Run");
        foreach (var wanted in new[] { 3_000, 10_000 })
        {
            await Eventually.SeeAsync(() => visit.LookAsync(upload), seen => seen.RowsDone >= wanted, TimeSpan.FromMinutes(3));
            await app.KillAsync();
            var left = await visit.LookAsync(upload);
            Assert.Equal(UploadState.Running, left.State);
            Assert.InRange(left.RowsDone, wanted, 19_999);
            Assert.Equal(left.RowsDone, left.Found.Created + left.Found.Rejected);
            await app.StartAsync();
        }

        var done = await visit.SeeAsync(upload, UploadState.Done);

        Assert.Equal((20_000 - 37, 0, 0, 37), done.Found);
        Assert.Equal(badLines, (await visit.BadAsync(upload)).Select(row => row.Line));
        await using var database = NpgsqlDataSource.Create(connectionString);
        Assert.Equal(20_000L - 37, await ValueAsync(database, "select count(*) from shipment"));
        Assert.Equal(20_000L - 37, await ValueAsync(database, "select count(distinct track_number) from shipment_view where version = 1"));
        Assert.Equal(
            20_000L - 37,
            await ValueAsync(database, "select count(*) from outbox_message where type = 'shipment.updated'"));
        await ReadModelCheck.HoldsAsync(connectionString);
    }

    private static async Task<long> ValueAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
