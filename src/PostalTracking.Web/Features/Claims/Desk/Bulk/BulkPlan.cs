using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Desk.Texts;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Desk.Bulk;

/// <summary>What will happen to one claim, or why nothing can.</summary>
/// <param name="Message">What its customer will read.</param>
/// <param name="WhyNot">A key of <see cref="DeskTexts"/>: <c>Bulk.WhyNot.{name}</c>; null: it can be done.</param>
internal sealed record BulkLine(Claim Claim, string? Message, string? WhyNot)
{
    public ClaimMark Mark => new(Claim.ClaimNumber, Claim.Version);
}

/// <summary>Looks at each claim before anything is done, by three statements for all of them.</summary>
internal sealed class BulkPlan(PostalTrackingDbContext db, CannedTexts texts)
{
    public async Task<IReadOnlyList<BulkLine>> ReadAsync(BulkForm form, ClaimActor actor, CancellationToken cancellationToken)
    {
        var numbers = form.Marks.Select(mark => mark.Number).ToList();
        var claims = await db.Set<ClaimNumber>().Where(number => numbers.Contains(number.Number))
            .Join(
                db.Set<Claim>(),
                number => new { number.TrackNumber, ClaimNumber = number.Number },
                claim => new { claim.TrackNumber, claim.ClaimNumber },
                (_, claim) => claim)
            .AsNoTracking()
            .OrderBy(claim => claim.DueAt).ThenBy(claim => claim.ClaimNumber)
            .ToListAsync(cancellationToken);
        var canned = form.Canned is { } id ? await texts.FindAsync(id, cancellationToken) : null;
        var waivable = form.Act == BulkAct.Waive ? await WithOpenNeedAsync(claims, form.Kind, cancellationToken) : [];
        return [.. claims.Select(claim => Line(claim, form, canned, waivable, actor))];
    }

    private BulkLine Line(Claim claim, BulkForm form, CannedText? canned, HashSet<string> waivable, ClaimActor actor)
    {
        var message = form.Act == BulkAct.Message ? MessageFor(claim, form, canned) : null;
        return new(claim, message, form.Act switch
        {
            _ when claim.Status == ClaimStatus.Draft => "Draft",
            BulkAct.Assign when claim.AssigneeId == form.Who => "SamePerson",
            BulkAct.Assign or BulkAct.Waive when claim.Turn == ClaimSide.Nobody => "Closed",
            BulkAct.Message when message is null => "NotFilled",
            BulkAct.Hold when !ClaimSteps.Allowed(claim, actor).Contains(ClaimStatus.OnHold) => "NoHold",
            BulkAct.Waive when !waivable.Contains(claim.ClaimNumber) => "NotAsked",
            _ => null,
        });
    }

    // What was typed, then the canned text in the customer's own language.
    private string? MessageFor(Claim claim, BulkForm form, CannedText? canned)
    {
        var filled = canned is null ? null : texts.Fill(canned, claim);
        return canned is not null && filled is null ? null
            : string.Join("\n\n", new[] { form.Words, filled }.OfType<string>()) is { Length: > 0 and <= WriteMessage.Longest } whole
                ? whole
            : null;
    }

    private async Task<HashSet<string>> WithOpenNeedAsync(List<Claim> claims, EvidenceKind? kind, CancellationToken cancellationToken)
    {
        var (tracks, numbers) = (claims.Select(c => c.TrackNumber).ToList(), claims.Select(c => c.ClaimNumber).ToList());
        return [.. await db.Set<ClaimNeed>()
            .Where(need => tracks.Contains(need.TrackNumber) && numbers.Contains(need.ClaimNumber)
                && need.Kind == kind && need.ReceivedAt == null && need.WaivedAt == null)
            .Select(need => need.ClaimNumber)
            .ToListAsync(cancellationToken)];
    }
}
