using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Buyer;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>A policy as the door to a new claim shows it.</summary>
/// <param name="Left">Kopecks.</param>
/// <param name="Claims">Sent ones, the newest first.</param>
/// <param name="Closed">Why there can be no new claim: a key of <see cref="FilingTexts"/>; null: there can.</param>
internal sealed record OpenDoor(Policy Policy, string TimeZone, long Left, Claim? Draft, IReadOnlyList<Claim> Claims, string? Closed);

/// <summary>Looks whether a buyer may begin a claim, and what there is already.</summary>
internal sealed class PolicyDoor(PostalTrackingDbContext db, BuyerPolicies policies, ClaimOpening opening, SubmitClaim submission)
{
    public async Task<OpenDoor?> FindAsync(OpenedPolicy? opened, CancellationToken cancellationToken)
    {
        if (opened is null || await policies.FindAsync(opened, cancellationToken) is not { } bought)
        {
            return null;
        }

        var claims = await ClaimsAsync(opened, cancellationToken);
        var left = await submission.LeftAsync(bought.Policy, cancellationToken);
        return new(
            bought.Policy,
            bought.Office.TimeZone,
            left,
            claims.SingleOrDefault(claim => claim.Status == ClaimStatus.Draft),
            [.. claims.Where(claim => claim.Status != ClaimStatus.Draft)],
            opening.Refusal(bought.Policy) is { } refusal ? $"Closed.{refusal}" : left == 0 ? "Closed.UsedUp" : null);
    }

    /// <summary>All claims of a policy, the newest first.</summary>
    public async Task<IReadOnlyList<Claim>> ClaimsAsync(OpenedPolicy opened, CancellationToken cancellationToken) =>
        await db.Set<Claim>().AsNoTracking()
            .Where(claim => claim.TrackNumber == opened.TrackNumber && claim.PolicyNumber == opened.PolicyNumber)
            .OrderByDescending(claim => claim.CreatedAt)
            .ToListAsync(cancellationToken);
}
