using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Payouts.Files;
using PostalTracking.Web.Features.Claims.Payouts.Payees;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Testing;

/// <summary>Approves and pays claims, by the app's own use cases.</summary>
internal static class PaidClaims
{
    public static Payee Payee { get; } = new("Иванов Иван Иванович", PayeeAccount.Parse("40817810300006104821", "044525974"));

    public static Payee Another { get; } = new("Петрова Анна", PayeeAccount.Parse("40817810700000000001", "044525225"));

    /// <summary>Somebody who has nothing to do with a claim but to pay it.</summary>
    public static ClaimActor Payer { get; } = Person(3);

    /// <summary>Files a claim and approves all of it.</summary>
    /// <param name="by">Who decides.</param>
    public static async Task<string> ApproveAsync(
        this TrackingApp app, string policyNumber, long asked, ClaimActor? by = null, bool withPayee = true)
    {
        var claim = await app.FileAsync(policyNumber, asked: asked, by: FiledClaims.Consultant);
        if ((await app.ReadAsync(claim)).Status == ClaimStatus.EvidenceRequested)
        {
            await app.ReceiveAsync(claim, EvidenceKind.UnboxingVideo);
        }

        Assert.IsType<ClaimOutcome.Done>(await app.MoveAsync(claim, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed), by));
        if (withPayee)
        {
            Assert.IsType<PayoutOutcome.Done>(await app.KeepPayeeAsync(claim, Payee));
        }

        return claim;
    }

    public static Task<PayoutOutcome> KeepPayeeAsync(this TrackingApp app, string claim, Payee payee, ClaimActor? by = null) =>
        app.DoAsync<KeepPayee, PayoutOutcome>(keep => keep.RunAsync(claim, by ?? FiledClaims.Consultant, payee, Cancelled));

    public static Task<PayoutOutcome> OrderAsync(
        this TrackingApp app, string claim, long amount, ClaimActor? by = null, string? key = null) =>
        app.DoAsync<OrderPayout, PayoutOutcome>(
            order => order.RunAsync(claim, by ?? FiledClaims.Consultant, amount, key ?? FormKey.New(), Cancelled));

    public static Task<PayoutOutcome> ReleaseAsync(
        this TrackingApp app, string claim, short sequence = 1, ClaimActor? by = null, string? key = null) =>
        app.DoAsync<ReleasePayout, PayoutOutcome>(
            release => release.RunAsync(claim, sequence, by ?? Payer, key ?? FormKey.New(), Cancelled));

    public static Task<PayoutOutcome> SettleAsync(this TrackingApp app, string claim, short sequence = 1) =>
        app.DoAsync<SettlePayout, PayoutOutcome>(settle => settle.RunAsync(claim, sequence, Payer, FormKey.New(), Cancelled));

    public static Task<PayoutOutcome> ReturnAsync(this TrackingApp app, string claim, short sequence = 1) =>
        app.DoAsync<ReturnPayout, PayoutOutcome>(
            giveBack => giveBack.RunAsync(claim, sequence, Payer, "Счёт закрыт", FormKey.New(), Cancelled));

    public static Task<PayoutOutcome> GiveUpAsync(this TrackingApp app, string claim, short sequence = 1) =>
        app.DoAsync<GiveUpPayout, PayoutOutcome>(
            giveUp => giveUp.RunAsync(claim, sequence, Payer, "Ошибка в сумме", FormKey.New(), Cancelled));

    public static Task<PayoutOutcome> RecoverAsync(this TrackingApp app, string claim, long amount) =>
        app.DoAsync<RecordRecovery, PayoutOutcome>(record => record.RunAsync(
            claim, Payer, amount, RecoverySource.Seller, note: null, FormKey.New(), Cancelled));

    /// <summary>A file of whatever is released.</summary>
    public static Task<ExportOutcome> ExportAsync(this TrackingApp app, string? key = null) =>
        app.DoAsync<ExportPayouts, ExportOutcome>(export => export.RunAsync(
            new(Payer.StaffId!.Value, "Волкова Т. А.", StaffRole.SeniorConsultant, null), key ?? FormKey.New(), Cancelled));

    /// <summary>Ordered, released and in a file.</summary>
    public static async Task<string> SentAsync(this TrackingApp app, string policyNumber, long asked)
    {
        var claim = await app.ApproveAsync(policyNumber, asked);
        Assert.IsType<PayoutOutcome.Done>(await app.OrderAsync(claim, asked));
        Assert.IsType<PayoutOutcome.Done>(await app.ReleaseAsync(claim));
        Assert.IsType<ExportOutcome.Made>(await app.ExportAsync());
        return claim;
    }

    public static async Task<List<Payout>> PayoutsAsync(this TrackingApp app, string claim)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Set<Payout>().AsNoTracking()
            .Where(payout => payout.ClaimNumber == claim).OrderBy(payout => payout.Sequence).ToListAsync(Cancelled);
    }

    public static ClaimActor Person(int number) =>
        new(ClaimAuthor.Staff, Mover.Consultant | Mover.Senior, Guid.Parse($"c0000000-0000-4000-8000-{number:D12}"));

    public static async Task<TResult> DoAsync<TService, TResult>(this TrackingApp app, Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
