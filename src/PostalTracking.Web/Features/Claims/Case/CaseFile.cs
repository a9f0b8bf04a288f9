using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>A claim with all that its customer's page is made of, at one moment.</summary>
/// <param name="Story">In its order, less what is internal.</param>
internal sealed record CaseFile(
    Claim Claim,
    IReadOnlyList<ClaimEntry> Story,
    IReadOnlyList<ClaimNeed> Needs,
    IReadOnlyList<Evidence> Files,
    ClaimTerms Terms,
    WorkCalendar Calendar,
    DateTimeOffset Now)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Claim.TimeZone);

    public IEnumerable<EvidenceKind> Missing => Needs.Where(need => need.IsOpen).Select(need => need.Kind);

    /// <summary>Something was asked in words alone: only the customer can say that all is there.</summary>
    public bool IsAskedInWords => Claim.Status == ClaimStatus.EvidenceRequested && !Missing.Any();

    public DateTimeOffset? AppealUntil => AppealClaim.Until(Claim, Terms);

    /// <summary>The decision leaves something to be asked for again, in time, and the number of times is not used up.</summary>
    public bool MayAppeal =>
        ClaimMoves.Allowed(Claim.Status, Mover.Customer).Contains(ClaimStatus.Appealed)
        && Claim.AmountApproved < Claim.AmountAsked && Claim.Appeals < Terms.Appeals && Now <= AppealUntil;

    public bool MayWithdraw => ClaimMoves.Allowed(Claim.Status, Mover.Customer).Contains(ClaimStatus.Withdrawn);

    public PlaceTime At(DateTimeOffset moment) => PlaceTime.Of(moment, Now, Claim.TimeZone);

    /// <summary>The day a deadline belongs to.</summary>
    public string Until(DateTimeOffset due, string language)
    {
        var at = At(WorkCalendar.LastMoment(due));
        return new DateWords(language).Day(at.Day, at.Today);
    }
}

/// <summary>Reads what a claim's page needs.</summary>
internal sealed class CaseFiles(PostalTrackingDbContext db, CalendarBook calendars, TimeProvider clock)
{
    public async Task<CaseFile> OpenAsync(Claim claim, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new(
            claim,
            await db.Set<ClaimEntry>().AsNoTracking()
                .Where(e => e.TrackNumber == claim.TrackNumber && e.ClaimNumber == claim.ClaimNumber && !e.IsInternal)
                .OrderBy(e => e.Sequence).ToListAsync(cancellationToken),
            await db.Set<ClaimNeed>().AsNoTracking()
                .Where(n => n.TrackNumber == claim.TrackNumber && n.ClaimNumber == claim.ClaimNumber).ToListAsync(cancellationToken),
            await db.Set<Evidence>().AsNoTracking()
                .Where(e => e.TrackNumber == claim.TrackNumber && e.ClaimNumber == claim.ClaimNumber).ToListAsync(cancellationToken),
            await calendars.TermsAsync(claim.TermsId, now, cancellationToken),
            await calendars.CalendarAsync(cancellationToken),
            now);
    }
}
