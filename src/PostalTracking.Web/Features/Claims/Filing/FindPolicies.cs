using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>Finds the policies a caller may mean: by the policy's number, the parcel's, or the last digits of the telephone.</summary>
internal sealed class FindPolicies(PostalTrackingDbContext db, PolicyLookup policies)
{
    /// <summary>More would be a list to be leafed through while somebody waits: another question is quicker.</summary>
    public const int Most = 10;

    private const int LongestPhone = 11;

    /// <param name="typed">As people type it.</param>
    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<Policy>> FindAsync(string? typed, CancellationToken cancellationToken)
    {
        var text = (typed ?? "").Trim();
        if (await policies.FindAsync(text, cancellationToken) is { } named)
        {
            return [named];
        }

        var number = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var ofParcel = await NewestAsync(policy => policy.TrackNumber == number, cancellationToken);
        return ofParcel.Count > 0 || text.Any(char.IsLetter) ? ofParcel : await ByPhoneAsync(number, cancellationToken);
    }

    private async Task<IReadOnlyList<Policy>> ByPhoneAsync(string digits, CancellationToken cancellationToken)
    {
        if (digits.Length is < Policy.PhoneEndLength or > LongestPhone || !digits.All(char.IsAsciiDigit))
        {
            return [];
        }

        // 8 910… and 7 910… are one number.
        var tail = digits.Length == LongestPhone ? digits[1..] : digits;
        var end = tail[^Policy.PhoneEndLength..];
        return await NewestAsync(policy => policy.PhoneEnd == end && policy.Phone!.EndsWith(tail), cancellationToken);
    }

    private async Task<IReadOnlyList<Policy>> NewestAsync(
        System.Linq.Expressions.Expression<Func<Policy, bool>> which, CancellationToken cancellationToken) =>
        await db.Set<Policy>().AsNoTracking().Where(which).OrderByDescending(policy => policy.CoverFrom).Take(Most)
            .ToListAsync(cancellationToken);
}
