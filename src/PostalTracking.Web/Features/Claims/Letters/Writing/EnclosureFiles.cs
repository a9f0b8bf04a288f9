using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Features.Protection.Paper;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>What may lie in a letter: the claim's files that were checked, and the confirmation of its policy.</summary>
internal sealed class EnclosureFiles(PostalTrackingDbContext db, PolicyPapers papers, IEvidenceStore store)
{
    public Task<List<Evidence>> ReadyAsync(Claim claim, CancellationToken cancellationToken) => db.Set<Evidence>().AsNoTracking()
        .Where(file => file.TrackNumber == claim.TrackNumber && file.ClaimNumber == claim.ClaimNumber
            && file.State == EvidenceState.Ready && file.Sha256 != null && file.Size != null)
        .OrderBy(file => file.ReceivedAt)
        .ToListAsync(cancellationToken);

    /// <summary>Without the keys that open the buyer's page: the paper goes to strangers. Null for a sale that is in no journal.</summary>
    public async Task<byte[]?> PolicyPaperAsync(
        string trackNumber, string policyNumber, string language, CancellationToken cancellationToken)
    {
        var office = await db.Set<Policy>()
            .Where(policy => policy.TrackNumber == trackNumber && policy.PolicyNumber == policyNumber
                && db.Set<PremiumEntry>().Any(entry => entry.TrackNumber == trackNumber && entry.PolicyNumber == policyNumber))
            .Select(policy => (int?)policy.Office)
            .SingleOrDefaultAsync(cancellationToken);
        return office is not null && await papers.FindAsync(policyNumber, office, copy: null, cancellationToken) is { } paper
            ? PaperPdf.Of(PaperWords.Of(paper.Facts with { AccessCode = null, Link = null }, language))
            : null;
    }

    public Task<bool> HasPolicyPaperAsync(Claim claim, CancellationToken cancellationToken) => db.Set<PremiumEntry>().AnyAsync(
        entry => entry.TrackNumber == claim.TrackNumber && entry.PolicyNumber == claim.PolicyNumber, cancellationToken);

    /// <summary>The bytes of what goes with the mail, and no others than those the letter lists.</summary>
    /// <exception cref="EnclosureGoneException">It is not there any more, or not the same.</exception>
    public async Task<byte[]> ReadAsync(Letter letter, Enclosure enclosure, CancellationToken cancellationToken)
    {
        var bytes = enclosure.EvidenceId is { } evidenceId
            ? await EvidenceAsync(letter, evidenceId, enclosure.Size, cancellationToken)
            : await PolicyPaperAsync(letter, cancellationToken);
        return bytes is not null && Hash(bytes) == enclosure.Sha256 ? bytes : throw new EnclosureGoneException(enclosure.Name);
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task<byte[]?> PolicyPaperAsync(Letter letter, CancellationToken cancellationToken)
    {
        var policyNumber = await db.Set<Claim>()
            .Where(claim => claim.TrackNumber == letter.TrackNumber && claim.ClaimNumber == letter.ClaimNumber)
            .Select(claim => claim.PolicyNumber)
            .SingleAsync(cancellationToken);
        return await PolicyPaperAsync(letter.TrackNumber, policyNumber, letter.Language, cancellationToken);
    }

    // No more than the letter lists: the limit of a mail was held against that.
    private async Task<byte[]?> EvidenceAsync(Letter letter, Guid evidenceId, long size, CancellationToken cancellationToken)
    {
        var name = await db.Set<EvidenceUpload>()
            .Where(file => file.TrackNumber == letter.TrackNumber && file.ClaimNumber == letter.ClaimNumber && file.EvidenceId == evidenceId)
            .Select(file => file.StoredAs)
            .SingleOrDefaultAsync(cancellationToken);
        if (name is null || await store.ReadAsync(name, cancellationToken) is not { } stored)
        {
            return null;
        }

        await using (stored)
        {
            var bytes = new byte[size];
            return await stored.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken) == size ? bytes : null;
        }
    }
}

/// <summary>An enclosure is not what the letter lists.</summary>
internal sealed class EnclosureGoneException(string name) : Exception($"{name} is not there any more.")
{
    public string Name => name;
}
