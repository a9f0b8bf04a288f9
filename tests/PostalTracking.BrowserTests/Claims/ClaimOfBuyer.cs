using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;

namespace PostalTracking.BrowserTests.Claims;

/// <summary>A claim for the tests, its buyer's way in, and what is on the server of it.</summary>
internal sealed class ClaimOfBuyer
{
    private readonly House _house;

    private ClaimOfBuyer(House house, string number, string link) => (_house, Number, Link) = (house, number, link);

    public string Number { get; }

    /// <summary>Opens the policy, and with it the claim.</summary>
    public string Link { get; }

    /// <param name="parcel">One of the demo's that waits at its office; none: a new one.</param>
    public static async Task<ClaimOfBuyer> FileAsync(House house, string? parcel = null)
    {
        if (parcel is not null)
        {
            await house.KnownAsync(parcel, "available_for_pickup");
        }

        parcel ??= await house.ParcelAsync(new { life = "srm", steps = 2 }, "available_for_pickup");
        var (policy, keys) = await house.App.BuyAsync(parcel);
        return new(house, await house.App.FileAsync(policy), $"/p/{keys.Capability}");
    }

    /// <summary>Comes by the link of the receipt and goes to a page of the claim.</summary>
    public async Task EnterAsync(Visitor visitor, string page)
    {
        await visitor.GoAsync(Link);
        await visitor.GoAsync($"/claims/{Number}/{page}");
    }

    public async Task<IReadOnlyList<(Evidence Evidence, EvidenceUpload Upload)>> FilesAsync()
    {
        await using var scope = _house.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var found = await (
            from evidence in db.Set<Evidence>().AsNoTracking()
            join upload in db.Set<EvidenceUpload>().AsNoTracking() on evidence.EvidenceId equals upload.EvidenceId
            where evidence.ClaimNumber == Number && evidence.State != EvidenceState.Removed
            orderby evidence.BegunAt
            select new { evidence, upload }).ToListAsync(TestContext.Current.CancellationToken);
        return [.. found.Select(one => (one.evidence, one.upload))];
    }

    public async Task<IReadOnlyList<EvidencePart>> PartsAsync()
    {
        await using var scope = _house.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        return await db.Set<EvidencePart>().AsNoTracking().Where(part => part.ClaimNumber == Number)
            .OrderBy(part => part.Begin).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What lies in the store.</summary>
    public async Task<byte[]> BytesAsync(EvidenceUpload upload)
    {
        var store = _house.App.Services.GetRequiredService<IEvidenceStore>();
        await using var file = await store.ReadAsync(upload.StoredAs!, TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await file!.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
