using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Senders;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>A policy with what its buyer's page needs beside it.</summary>
internal sealed record BuyerPolicy(Policy Policy, Tariff Tariff, Office Office);

/// <summary>Reads and corrects the policy a buyer has opened; null once its codes and links were made void.</summary>
internal sealed class BuyerPolicies(
    PostalTrackingDbContext db, ParcelPages parcels, IOptions<SiteOptions> site, IOptions<SenderOptions> senders, TimeProvider clock)
{
    public async Task<BuyerPolicy?> FindAsync(OpenedPolicy opened, CancellationToken cancellationToken) =>
        await Opened(opened)
            .Join(db.Set<Tariff>(), policy => policy.TariffId, tariff => tariff.Id, (policy, tariff) => new { policy, tariff })
            .Join(db.Set<Office>(), both => both.policy.Office, office => office.PostalCode,
                (both, office) => new BuyerPolicy(both.policy, both.tariff, office))
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);

    public async Task<BuyerPage?> PageAsync(OpenedPolicy opened, string language, CancellationToken cancellationToken)
    {
        if (await FindAsync(opened, cancellationToken) is not { } bought)
        {
            return null;
        }

        var (parcel, _) = await parcels.FindAsync(
            bought.Policy.TrackNumber, anyway: true, bought.Policy.Generation, carrier: null, language, asker: null, cancellationToken);
        return BuyerPage.Of(bought, parcel, senders.Value.CounterFrom, site.Value.Hotline, clock.GetUtcNow(), language);
    }

    /// <summary>Writes where the buyer can be reached; false once another hand was quicker or the keys are void.</summary>
    /// <param name="phone">As <see cref="PhoneNumber"/> has it.</param>
    public async Task<bool> CorrectAsync(OpenedPolicy opened, string phone, string? email, CancellationToken cancellationToken) =>
        await Opened(opened).ExecuteUpdateAsync(
            policy => policy
                .SetProperty(p => p.Phone, phone)
                .SetProperty(p => p.Email, email)
                .SetProperty(p => p.Version, p => p.Version + 1),
            cancellationToken) == 1;

    private IQueryable<Policy> Opened(OpenedPolicy opened) => db.Set<Policy>().Where(policy =>
        policy.TrackNumber == opened.TrackNumber
        && policy.PolicyNumber == opened.PolicyNumber
        && policy.AccessVersion == opened.AccessVersion);
}
