using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Testing;

/// <summary>Puts policies into an app's tables, sold whenever a test wants them to have been; of parcels that are there.</summary>
internal static class BoughtPolicies
{
    /// <param name="daysAgo">When it was sold; a month's cover ends at 23:59:59 of that day a month later.</param>
    /// <returns>The number of the policy and what opens it.</returns>
    public static async Task<(string Number, BuyerKeys Keys)> BuyAsync(
        this TrackingApp app,
        string trackNumber,
        double daysAgo = 8,
        long cod = 4_990_00,
        PolicyStatus status = PolicyStatus.Active,
        int office = 390000,
        string phone = "79105551234",
        string? email = null)
    {
        var soldAt = TimeProvider.System.GetUtcNow().AddDays(-daysAgo);
        var policy = new Policy
        {
            TrackNumber = trackNumber,
            Generation = 1,
            PolicyNumber = PolicyDigits.Draw(),
            Status = status,
            TariffId = 1,
            Premium = 99_00,
            CoverLimit = cod,
            EvidenceRule = cod <= 3_000_00 ? EvidenceRule.Phone : EvidenceRule.Video,
            CoverFrom = soldAt,
            CoverUntil = Coverage.Of(soldAt, 1, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).Until,
            Office = office,
            ShiftId = Guid.Empty,
            SoldBy = Guid.Empty,
            Phone = phone,
            Email = email,
        };
        await using var scope = app.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<PolicyCodes>().For(policy.PolicyNumber, policy.AccessVersion);
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        db.Add(new PolicyNumber
        {
            Number = policy.PolicyNumber,
            TrackNumber = trackNumber,
            CodeHash = status == PolicyStatus.Active ? keys.CodeHash : null,
        });
        db.Add(policy);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (policy.PolicyNumber, keys);
    }

    /// <summary>Makes earlier codes and links void, as a lost confirmation does.</summary>
    public static async Task RenewAsync(this TrackingApp app, string policyNumber)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        await db.Set<Policy>().Where(policy => policy.PolicyNumber == policyNumber).ExecuteUpdateAsync(
            policy => policy.SetProperty(p => p.AccessVersion, p => (short)(p.AccessVersion + 1)), TestContext.Current.CancellationToken);
    }
}
