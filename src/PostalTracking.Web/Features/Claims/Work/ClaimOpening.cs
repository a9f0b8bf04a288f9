using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>Opens claims on a policy, under the policy's lock: one after the other, each seeing what the one before asked for.</summary>
internal sealed class ClaimOpening(PostalTrackingDbContext db, TimeProvider clock)
{
    /// <summary>
    /// The policy as it is now, tracked and held until the caller's transaction ends; null for a number that was never sold.
    /// </summary>
    public async Task<Policy?> LockPolicyAsync(string policyNumber, CancellationToken cancellationToken)
    {
        _ = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A policy is locked inside a transaction.");
        return await db.Set<Policy>()
            .FromSql(
                $"""
                select p.* from policy_number n join policy p on p.track_number = n.track_number and p.policy_number = n.number
                where n.number = {policyNumber} for no key update of p
                """)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Null: it covers.</summary>
    public ClaimRefusal? Refusal(Policy policy) =>
        policy.Status != PolicyStatus.Active ? ClaimRefusal.PolicyEnded
        : clock.GetUtcNow() < policy.CoverFrom || clock.GetUtcNow() >= policy.CoverUntil.AddSeconds(1) ? ClaimRefusal.OutsideCover
        : null;

    /// <summary>A new claim in the caller's change, a draft so far.</summary>
    public async Task<Claim> OpenAsync(Policy policy, ClaimChannel channel, string language, CancellationToken cancellationToken)
    {
        var claim = new Claim
        {
            TrackNumber = policy.TrackNumber,
            ClaimNumber = ClaimDigits.Draw(),
            Generation = policy.Generation,
            PolicyNumber = policy.PolicyNumber,
            EvidenceRule = policy.EvidenceRule,
            Channel = channel,
            CreatedAt = clock.GetUtcNow(),
            CoverUntil = policy.CoverUntil,
            TimeZone = await db.Set<Office>().Where(o => o.PostalCode == policy.Office).Select(o => o.TimeZone)
                .SingleAsync(cancellationToken),
            Language = language,
            SoldBy = policy.SoldBy,
        };
        db.Add(new ClaimNumber { Number = claim.ClaimNumber, TrackNumber = claim.TrackNumber });
        db.Add(claim);
        return claim;
    }
}
