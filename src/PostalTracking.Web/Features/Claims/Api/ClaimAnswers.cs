using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>Puts together what the API tells of a claim, to whoever asks.</summary>
internal sealed class ClaimAnswers(PostalTrackingDbContext db, CalendarBook calendars, TimeProvider clock)
{
    public async Task<ClaimAnswer> OfAsync(Claim claim, ClaimActor actor, CancellationToken cancellationToken)
    {
        var needs = await db.Set<ClaimNeed>().AsNoTracking()
            .Where(need => need.TrackNumber == claim.TrackNumber && need.ClaimNumber == claim.ClaimNumber)
            .OrderByDescending(need => need.IsRequired).ThenBy(need => need.Kind)
            .ToListAsync(cancellationToken);
        var story = await db.Set<ClaimEntry>().AsNoTracking()
            .Where(e => e.TrackNumber == claim.TrackNumber && e.ClaimNumber == claim.ClaimNumber && (actor.IsStaff || !e.IsInternal))
            .OrderBy(e => e.Sequence)
            .ToListAsync(cancellationToken);
        return new(
            claim.ClaimNumber,
            claim.PolicyNumber,
            claim.TrackNumber,
            claim.Status.ToString(),
            Slug.Of(claim.Turn),
            claim.DueAt?.UtcDateTime,
            claim.Version,
            claim.Circumstance?.Name(),
            claim.Description,
            Slug.Of(claim.Channel),
            Slug.Of(claim.EvidenceRule),
            claim.AmountAsked is { } asked ? Money.Roubles(asked) : null,
            Money.Roubles(claim.AmountApproved),
            Money.Roubles(claim.AmountPaid),
            claim.DecisionReason?.ToString(),
            claim.DecidedAt?.UtcDateTime,
            claim.Appeals,
            claim.CreatedAt.UtcDateTime,
            claim.SubmittedAt?.UtcDateTime,
            [.. needs.Select(EvidenceLine.Of)],
            await ClocksAsync(claim, cancellationToken),
            [.. ClaimSteps.Allowed(claim, actor).Select(status => status.ToString())],
            [.. story.Select(entry => Line(entry, actor.IsStaff))]);
    }

    private async Task<IReadOnlyList<ClockLine>> ClocksAsync(Claim claim, CancellationToken cancellationToken)
    {
        var calendar = await calendars.CalendarAsync(cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(claim.TimeZone);
        return
        [
            .. new[] { (ClaimSide.Us, claim.Clocks.Us), (ClaimSide.Customer, claim.Clocks.Customer), (ClaimSide.Bank, claim.Clocks.Bank) }
                .Where(clock => clock.Item2 is not null)
                .Select(clock => Line(clock.Item1, clock.Item2!, claim.DueAt)),
        ];

        ClockLine Line(ClaimSide side, Clock clock, DateTimeOffset? dueAt)
        {
            var used = clock.UsedAt(Now, calendar, zone);
            return new(
                Slug.Of(clock.Kind),
                Slug.Of(side),
                (long)clock.Allowance.TotalSeconds,
                (long)used.TotalSeconds,
                clock.RunningSince?.UtcDateTime,
                clock.IsRunning ? dueAt?.UtcDateTime : null,
                used > clock.Allowance);
        }
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private static StoryLine Line(ClaimEntry entry, bool isForStaff) => new(
        entry.Sequence,
        entry.At.UtcDateTime,
        Slug.Of(entry.Kind),
        Slug.Of(entry.Author),
        entry.From?.ToString(),
        entry.To?.ToString(),
        entry.Reason?.ToString(),
        entry.Amount is { } amount ? Money.Roubles(amount) : null,
        entry.Text,
        isForStaff ? entry.StaffId : null,
        isForStaff ? entry.IsInternal : null);
}

internal static class Slug
{
    /// <summary>FirstAnswer → first-answer.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
