using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Offices;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>What an administrator types of an account.</summary>
internal sealed partial class AccountForm
{
    public const int LongestName = 100;

    public string? Name { get; set; }

    public string? UserName { get; set; }

    public StaffRole Role { get; set; } = StaffRole.Clerk;

    /// <summary>A postal code; of those who work at a counter.</summary>
    public string? Office { get; set; }

    public static bool HasOffice(StaffRole role) => StaffAccess.Roles[StaffAccess.Counter].Contains(role);

    public bool IsGoodUserName => UserName?.Trim() is { } name && GoodUserName.IsMatch(name);

    /// <summary>The first thing wrong with name, role and office; else what is to be kept of them.</summary>
    public async Task<(AccountRefusal? Refusal, string Name, int? Office)> ReadAsync(
        PostalTrackingDbContext db, CancellationToken cancellationToken)
    {
        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl) || !StaffAccess.OfTheHouse.Contains(Role))
        {
            return (AccountRefusal.NoName, name, null);
        }

        if (!HasOffice(Role))
        {
            return (null, name, null);
        }

        var isKnown = int.TryParse(Office?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && await db.Set<Office>().AnyAsync(office => office.PostalCode == code, cancellationToken);
        return isKnown ? (null, name, code) : (AccountRefusal.NoSuchOffice, name, null);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{1,39}$")]
    private static partial Regex GoodUserName { get; }
}
