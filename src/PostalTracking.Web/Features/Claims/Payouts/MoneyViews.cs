using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Payouts.Payees;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>What the money's part of a case page shows.</summary>
/// <param name="Payee">Null where nobody has said any.</param>
/// <param name="MustAsk">There is money to send and no account, or one that a bank sent it back from.</param>
/// <param name="PayoutHours">What the terms promise.</param>
internal sealed record MoneyView(
    string Lead, Tone Tone, ClaimPayee? Payee, bool MustAsk, bool IsDue, short PayoutHours, IReadOnlyList<Payout> Payouts);

/// <summary>Reads the money of a claim for its pages.</summary>
internal sealed class MoneyViews(PostalTrackingDbContext db, CalendarBook calendars, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<MoneyView> OfAsync(ClaimView view, CancellationToken cancellationToken)
    {
        var claim = view.Claim;
        var payee = await db.PayeeAsync(claim, cancellationToken);
        var payouts = await db.Set<Payout>().AsNoTracking()
            .Where(payout => payout.TrackNumber == claim.TrackNumber && payout.ClaimNumber == claim.ClaimNumber)
            .OrderBy(payout => payout.Sequence)
            .ToListAsync(cancellationToken);
        var terms = await calendars.TermsAsync(claim.TermsId, Now, cancellationToken);

        // A payout that a bank sent back, and nobody has said another account since.
        var isReturned = payouts is [.., { Status: PayoutStatus.Returned, ExportId: not null } last]
            && payee is not null && payee.At < last.SettledAt;
        var isOwed = claim.Sums().Left > 0 && KeepPayee.IsAskedFor(claim.Status);
        var isDue = claim is { DueAt: not null, AmountApproved: > 0 } && claim.Clocks.Running is { Kind: ClockKind.Payout };
        var (lead, tone) = LeadOf(view, payee, payouts, isReturned, isDue);
        return new(lead, tone, payee, isOwed && (payee is null || isReturned), isDue, terms.PayoutHours, payouts);
    }

    private (string Lead, Tone Tone) LeadOf(
        ClaimView view, ClaimPayee? payee, IReadOnlyList<Payout> payouts, bool isReturned, bool isDue)
    {
        var claim = view.Claim;
        var open = Roubles.Of(claim.AmountApproved - claim.AmountPaid, view.Language);
        if (claim.AmountApproved == 0)
        {
            return claim.Status.IsOpen() ? Said("Undecided", Tone.Moving) : Said("Rejected", Tone.Moving);
        }

        if (claim.Sums().IsAllPaid)
        {
            var masked = payouts.LastOrDefault(payout => payout.Status == PayoutStatus.Paid)?.PayeeMasked;
            return Said("Paid", Tone.Good, Roubles.Of(claim.AmountPaid, view.Language), masked);
        }

        var desk = view.Actor.IsStaff ? ".Desk" : "";
        return isReturned ? Said($"Returned{desk}", Tone.Waiting)
            : payee is null ? Said($"NoPayee{desk}", Tone.Waiting, open)
            : !isDue ? Said("Coming", Tone.Moving, open)
            : Said(claim.DueAt < Now ? "Late" : "Due", claim.DueAt < Now ? Tone.Waiting : Tone.Good, open, Until(claim.DueAt!.Value, view));

        (string, Tone) Said(string key, Tone tone, params ReadOnlySpan<object?> values) =>
            (MoneyTexts.For($"Lead.{key}", view.Language, values), tone);
    }

    // Working time ends with a day's last minute at its midnight: nobody takes "2 December, 00:00" for the evening of the first.
    private string Until(DateTimeOffset at, ClaimView view)
    {
        var place = PlaceTime.Of(at, Now, view.Claim.TimeZone);
        return place.Local.TimeOfDay == TimeSpan.Zero
            ? MoneyTexts.For("EndOf", view.Language, new DateWords(view.Language).Day(place.Day.AddDays(-1), place.Today))
            : Moment(at, view);
    }

    /// <summary>By the clock of the office that sold the policy.</summary>
    public string Moment(DateTimeOffset at, ClaimView view) =>
        new DateWords(view.Language).Moment(PlaceTime.Of(at, Now, view.Claim.TimeZone));
}
