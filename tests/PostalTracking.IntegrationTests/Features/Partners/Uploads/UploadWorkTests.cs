using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Partners.Uploads.Work;

namespace PostalTracking.IntegrationTests.Features.Partners.Uploads;

/// <summary>The work by hand: the clock of the app's own rounds stands.</summary>
public sealed class UploadWorkTests(TestDatabases databases)
{
    [Fact]
    public async Task Stopped_it_stands_and_told_to_go_on_it_ends_as_if_nothing_had_been()
    {
        await using var app = await StartAsync(new() { ["PartnerUploads:Batch"] = "10" });
        var visit = await UploadVisit.SignInAsync(app);
        var (file, _) = ParcelFile.Make(100, 4, serial: 3_000_000);
        var upload = await visit.SendAsync("Shipments", file);
        await RoundAsync(app);
        await visit.OrderAsync(upload, "Run");

        // Two batches, then a person stops it between two of them.
        await using (var stop = app.Database.CreateCommand(
            """
            create function stop_upload() returns trigger language plpgsql as $$ begin
                if new.rows_done = 20 and old.rows_done = 10 then new.state := 6; new.due_at := null; end if; return new; end $$;
            create trigger stop_upload before update on partner_upload for each row when (new.state = 4) execute function stop_upload();
            """))
        {
            await stop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await RoundAsync(app);
        var stopped = await visit.LookAsync(upload);
        Assert.Equal((UploadState.Stopped, 20), (stopped.State, stopped.RowsDone));
        Assert.Equal(20, stopped.Found.Created + stopped.Found.Rejected);
        Assert.Contains("Остановлено на полпути", await visit.ReadAsync(upload), StringComparison.Ordinal);

        await RoundAsync(app);
        Assert.Equal(20, (await visit.LookAsync(upload)).RowsDone);

        await visit.OrderAsync(upload, "Run");
        await RoundAsync(app);
        var done = await visit.LookAsync(upload);
        Assert.Equal((UploadState.Done, (96, 0, 0, 4)), (done.State, done.Found));
        Assert.Equal(96, await app.ValueAsync<long>("select count(*) from shipment"));
    }

    [Fact]
    public async Task Who_lost_the_file_to_another_instance_writes_nothing_more()
    {
        await using var app = await StartAsync([]);
        var visit = await UploadVisit.SignInAsync(app);
        var upload = await visit.SendAsync("Shipments", ParcelFile.Header + ParcelFile.Good(3_100_000));
        await RoundAsync(app);
        await visit.OrderAsync(upload, "Run");
        var claims = app.Services.GetRequiredService<UploadClaims>();
        var lost = (await claims.TakeAsync(TestContext.Current.CancellationToken))!;
        Assert.Null(await claims.TakeAsync(TestContext.Current.CancellationToken));
        await claims.GiveBackAsync(lost, TestContext.Current.CancellationToken);
        var held = (await claims.TakeAsync(TestContext.Current.CancellationToken))!;

        var work = app.Services.GetRequiredService<UploadWork>();
        Assert.Equal(0, await work.RunAsync(lost, TestContext.Current.CancellationToken));
        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from shipment"));

        Assert.Equal(1, await work.RunAsync(held, TestContext.Current.CancellationToken));
        Assert.Equal((1, 0, 0, 0), (await visit.LookAsync(upload)).Found);
    }

    [Fact]
    public async Task A_batch_that_always_fails_gives_the_file_up_and_a_person_may_go_on()
    {
        await using var app = await StartAsync([]);
        var visit = await UploadVisit.SignInAsync(app);
        var upload = await visit.SendAsync("Shipments", ParcelFile.Header + ParcelFile.Good(3_200_000));
        await RoundAsync(app);
        await visit.OrderAsync(upload, "Run");
        await ExecuteAsync(app, "alter table shipment add constraint no_more check (origin <> 'HK') not valid");
        for (var round = 0; round <= UploadClaims.MostTries; round++)
        {
            await ExecuteAsync(app, "update partner_upload set due_at = received_at where due_at is not null");
            await RoundAsync(app);
        }

        Assert.Equal(UploadState.Failed, (await visit.LookAsync(upload)).State);
        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from shipment"));

        await ExecuteAsync(app, "alter table shipment drop constraint no_more");
        await visit.OrderAsync(upload, "Run");
        await RoundAsync(app);
        Assert.Equal((1, 0, 0, 0), (await visit.LookAsync(upload)).Found);
    }

    [Fact]
    public async Task A_file_of_too_many_rows_is_refused_as_a_whole()
    {
        await using var app = await StartAsync(new() { ["PartnerUploads:MostRows"] = "1500" });
        var visit = await UploadVisit.SignInAsync(app);
        var upload = await visit.SendAsync("Shipments", ParcelFile.Make(1_501, 1, serial: 3_300_000).File);

        await RoundAsync(app);

        Assert.Equal("TooManyRows", (await visit.LookAsync(upload)).Refusal);
    }

    [Fact]
    public async Task A_file_that_is_too_long_leaves_nothing_behind()
    {
        await using var app = await StartAsync(new() { ["PartnerUploads:LongestFile"] = "2000000" });
        var visit = await UploadVisit.SignInAsync(app);

        // Above the limit by what its parts say, not yet by its length as a whole.
        using var answer = await visit.PostAsync("Shipments", new byte[2_000_001]);

        Assert.Equal("/partner/uploads?refused=TooLong", answer.Headers.Location?.OriginalString);
        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from partner_upload_part"));
        Assert.Equal(0, await app.ValueAsync<long>("select count(*) from partner_upload"));
    }

    [Fact]
    public async Task What_nobody_wants_any_more_is_forgotten()
    {
        await using var app = await StartAsync([]);
        var visit = await UploadVisit.SignInAsync(app);
        var waiting = await visit.SendAsync("Shipments", ParcelFile.Header + ParcelFile.Good(3_400_000));
        await RoundAsync(app);
        var fresh = await visit.SendAsync("Shipments", ParcelFile.Header + ParcelFile.Good(3_400_001));
        await RoundAsync(app);
        await ExecuteAsync(app, $"update partner_upload set ended_at = ended_at - interval '8 days' where upload_id = '{waiting}'");

        await app.InScopeAsync(services => services.GetRequiredService<UploadPurge>().RunAsync(TestContext.Current.CancellationToken));

        Assert.Equal(UploadState.Dropped, (await visit.LookAsync(waiting)).State);
        Assert.Equal(UploadState.Checked, (await visit.LookAsync(fresh)).State);
        Assert.Equal(fresh, await app.ValueAsync<Guid>("select upload_id from partner_upload_part"));
        Assert.Contains("Самого файла у нас больше нет", await visit.ReadAsync(waiting), StringComparison.Ordinal);
    }

    private async Task<TrackingApp> StartAsync(Dictionary<string, string> settings) => await TrackingApp.StartAsync(
        await databases.CreateAsync(), settings, clock: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));

    private static Task<int> RoundAsync(TrackingApp app) =>
        app.InScopeAsync(services => services.GetRequiredService<UploadRound>().RunAsync(TestContext.Current.CancellationToken));

    private static async Task ExecuteAsync(TrackingApp app, string sql)
    {
        await using var command = app.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
