using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Rounds;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Claims.Rounds;

/// <summary>What becomes of claims because time passes, by a clock of the test's own, which starts before the New Year holidays.</summary>
public sealed class ClaimRoundTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(At("2026-12-30T18:00:00+03:00"));
    private TrackingApp? _app;

    public async ValueTask InitializeAsync() => _app = await TrackingApp.StartAsync(await databases.CreateAsync(), clock: _clock);

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_clock_that_runs_out_after_the_holidays_is_told_of_once_whatever_the_servers_clock_does()
    {
        var claim = await FileAsync();
        Assert.Equal(At("2027-01-11T18:00:00+03:00"), (await App.ReadAsync(claim)).DueAt);

        _clock.AdjustTime(At("2026-12-31T23:59:59+03:00"));
        Assert.Equal(0, await RunAsync<OverdueClocks>());
        _clock.AdjustTime(At("2027-01-11T17:59:59+03:00"));
        Assert.Equal(0, await RunAsync<OverdueClocks>());

        _clock.AdjustTime(At("2027-01-11T18:00:01+03:00"));
        var instances = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RunAsync<OverdueClocks>()));
        Assert.Equal(1, instances.Sum());

        foreach (var jump in new[] { "2027-01-11T16:00:00+03:00", "2027-01-14T16:00:00+03:00", "2027-01-11T18:00:02+03:00" })
        {
            _clock.AdjustTime(At(jump));
            Assert.Equal(0, await RunAsync<OverdueClocks>());
        }

        Assert.Equal((1, 1), (await EntriesAsync(claim, ClaimEntryKind.Overdue), await MessagesAsync(claim, "claim.overdue")));
    }

    [Fact]
    public async Task A_clock_that_goes_on_after_a_hold_is_not_told_of_again_and_the_next_one_is()
    {
        var claim = await FileAsync();
        _clock.AdjustTime(At("2027-01-12T12:00:00+03:00"));
        Assert.Equal(1, await RunAsync<OverdueClocks>());

        await MoveAsync(claim, new(ClaimStatus.OnHold, ClaimReason.CarrierSearch));
        _clock.AdjustTime(At("2027-01-15T12:00:00+03:00"));
        Assert.Equal(0, await RunAsync<OverdueClocks>());
        await MoveAsync(claim, new(ClaimStatus.Submitted));
        Assert.Equal(0, await RunAsync<OverdueClocks>());

        await MoveAsync(claim, new(ClaimStatus.InReview));
        Assert.Equal(At("2027-01-19T12:00:00+03:00"), (await App.ReadAsync(claim)).DueAt);
        _clock.AdjustTime(At("2027-01-19T12:00:01+03:00"));
        Assert.Equal(1, await RunAsync<OverdueClocks>());
        Assert.Equal(2, await EntriesAsync(claim, ClaimEntryKind.Overdue));
    }

    [Fact]
    public async Task A_draft_waits_until_the_last_second_of_the_cover()
    {
        var policy = await InsureAsync("2026-12-20T12:00:00+03:00");
        var draft = await StartAsync(policy);

        _clock.AdjustTime(At("2027-01-20T23:59:59.9+03:00"));
        Assert.Equal(0, await RunAsync<DraftExpiry>());
        _clock.AdjustTime(At("2027-01-21T00:00:00+03:00"));
        Assert.Equal(1, (await Task.WhenAll(RunAsync<DraftExpiry>(), RunAsync<DraftExpiry>())).Sum());

        Assert.Equal(ClaimStatus.Withdrawn, (await App.ReadAsync(draft)).Status);
        Assert.Equal(
            (short)ClaimReason.DraftExpired,
            await App.ValueAsync<short>("select reason from claim_entry where claim_number = $1", draft));
        Assert.Equal(1, await MessagesAsync(draft, "claim.withdrawn"));

        // There is nothing in it that could be decided.
        var reopened = await App.MoveAsync(draft, new(ClaimStatus.Reopened, ClaimReason.NewFacts), FiledClaims.Senior);
        Assert.Empty(Assert.IsType<ClaimOutcome.Forbidden>(reopened).Allowed);
    }

    [Fact]
    public async Task A_draft_on_a_policy_that_was_given_back_goes_with_it()
    {
        var policy = await InsureAsync("2026-12-28T12:00:00+03:00");
        var draft = await StartAsync(policy);
        await App.ValueAsync<int>("update policy set status = 3 where policy_number = $1 returning 1", policy);

        Assert.Equal(1, await RunAsync<DraftExpiry>());
        Assert.Equal(ClaimStatus.Withdrawn, (await App.ReadAsync(draft)).Status);
    }

    [Fact]
    public async Task What_was_rejected_is_closed_once_nobody_can_appeal()
    {
        var claim = await FileAsync(FiledClaims.Consultant);
        await MoveAsync(claim, new(ClaimStatus.Rejected, ClaimReason.NotCovered));

        _clock.AdjustTime(At("2027-01-29T18:00:00+03:00"));
        Assert.Equal(0, await RunAsync<AppealEnd>());
        _clock.AdjustTime(At("2027-01-29T18:00:01+03:00"));
        Assert.Equal(1, (await Task.WhenAll(RunAsync<AppealEnd>(), RunAsync<AppealEnd>())).Sum());

        Assert.Equal(ClaimStatus.Closed, (await App.ReadAsync(claim)).Status);
        Assert.Equal(1, await MessagesAsync(claim, "claim.closed"));
    }

    [Fact]
    public async Task A_day_that_the_calendar_changes_moves_the_deadlines_that_run_over_it()
    {
        var (running, standing) = (await FileAsync(), await FileAsync());
        await MoveAsync(standing, new(ClaimStatus.OnHold, ClaimReason.CourtOrPolice));
        Assert.Equal(0, await RunAsync<DueDates>());

        await App.ValueAsync<int>("update calendar_day set is_working = true where day = '2026-12-31' returning 1");
        Assert.Equal(1, await RunAsync<DueDates>());

        Assert.Equal(At("2026-12-31T18:00:00+03:00"), (await App.ReadAsync(running)).DueAt);
        Assert.Null((await App.ReadAsync(standing)).DueAt);
        Assert.Equal(0, await RunAsync<DueDates>());
    }

    private TrackingApp App => _app!;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();

    private async Task<string> InsureAsync(string soldAt, long cod = 2_900_00) =>
        (await App.InsureAsync(cod, (TimeProvider.System.GetUtcNow() - At(soldAt)).TotalDays)).Policy;

    private async Task<string> FileAsync(ClaimActor? by = null) =>
        await App.FileAsync(await InsureAsync("2026-12-28T12:00:00+03:00"), by: by);

    private async Task MoveAsync(string claim, ClaimOrder order) =>
        Assert.IsType<ClaimOutcome.Done>(await App.MoveAsync(claim, order, FiledClaims.Consultant));

    private async Task<string> StartAsync(string policy)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<StartClaim>().StartAsync(
            policy, new(ClaimAuthor.Customer, Mover.Customer), ClaimChannel.Online, "ru", TestContext.Current.CancellationToken);
        return Assert.IsType<ClaimOutcome.Done>(outcome).Claim.ClaimNumber;
    }

    private async Task<int> RunAsync<TRound>()
        where TRound : IRound
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TRound>().RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task<int> EntriesAsync(string claim, ClaimEntryKind kind) => (int)await App.ValueAsync<long>(
        "select count(*) from claim_entry where claim_number = $1 and kind = $2", claim, (short)kind);

    private async Task<int> MessagesAsync(string claim, string type) => (int)await App.ValueAsync<long>(
        "select count(*) from outbox_message where payload->>'claimNumber' = $1 and type = $2", claim, type);
}
