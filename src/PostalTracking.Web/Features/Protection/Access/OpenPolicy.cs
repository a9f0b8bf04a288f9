using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Access;

/// <summary>
/// Finds the policy that a code or a link opens. What is wrong, unknown or revoked is answered alike, by the same one query
/// and no sooner than <see cref="Refused"/>: neither the answer nor its time tells which it was.
/// </summary>
internal sealed class OpenPolicy(PostalTrackingDbContext db, PolicyCodes codes, TimeProvider clock)
{
    public static readonly TimeSpan Refused = TimeSpan.FromMilliseconds(250);

    // As long as a real one, and nobody's.
    private const string Nobody = "0000000000";

    /// <param name="typed">Ten characters as people type them.</param>
    public Task<OpenedPolicy?> ByCodeAsync(string? typed, CancellationToken cancellationToken)
    {
        var hash = codes.HashOf(AccessCode.Parse(typed) ?? Nobody);
        var numbers = db.Set<PolicyNumber>().Where(number => number.CodeHash == hash);

        // The version counts, whatever hash still lies in the table.
        return FindAsync(numbers, policy => Same(codes.For(policy.PolicyNumber, policy.AccessVersion).CodeHash, hash), cancellationToken);
    }

    /// <param name="capability">Of the QR.</param>
    public Task<OpenedPolicy?> ByLinkAsync(string capability, CancellationToken cancellationToken) =>
        ByNameAsync(codes.Read(capability), cancellationToken);

    /// <param name="capability">Of a calendar's feed.</param>
    public Task<OpenedPolicy?> ByCalendarAsync(string capability, CancellationToken cancellationToken) =>
        ByNameAsync(codes.ReadCalendar(capability), cancellationToken);

    private Task<OpenedPolicy?> ByNameAsync((string PolicyNumber, short AccessVersion)? read, CancellationToken cancellationToken)
    {
        var (named, version) = read ?? (Nobody, (short)0);
        var numbers = db.Set<PolicyNumber>().Where(number => number.Number == named);
        return FindAsync(numbers, policy => policy.AccessVersion == version, cancellationToken);
    }

    private async Task<OpenedPolicy?> FindAsync(
        IQueryable<PolicyNumber> numbers, Func<OpenedPolicy, bool> isOpenedBy, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var found = await numbers
            .Join(
                db.Set<Policy>(),
                number => new { number.TrackNumber, PolicyNumber = number.Number },
                policy => new { policy.TrackNumber, policy.PolicyNumber },
                (_, policy) => new OpenedPolicy(policy.TrackNumber, policy.PolicyNumber, policy.AccessVersion))
            .FirstOrDefaultAsync(cancellationToken);
        if (found is not null && isOpenedBy(found))
        {
            return found;
        }

        if (Refused - clock.GetElapsedTime(began) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, cancellationToken);
        }

        return null;
    }

    private static bool Same(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);
}
