using System.Globalization;
using System.Security.Claims;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// What a request's principal says of the API key it came with, or of the partner whose member is signed in. Written by the key
/// authentication of Partners and by the session of the Staff.
/// </summary>
internal static class Callers
{
    public const string KeyScheme = "ApiKey";

    public const string ScopeClaim = "scope";
    public const string TenantClaim = "tenant";
    public const string KeyClaim = "key";
    public const string SellerClaim = "seller";

    /// <summary>The tenant whose key this is, or whose member; null of anybody else.</summary>
    public static int? TenantId(this ClaimsPrincipal user) =>
        user.FindFirstValue(TenantClaim) is { } id ? int.Parse(id, CultureInfo.InvariantCulture) : null;

    /// <summary>The part of the key that may be logged; null without a key.</summary>
    public static string? KeyPrefix(this ClaimsPrincipal user) => user.FindFirstValue(KeyClaim);

    /// <summary>The member of staff in whose name this key sells or works claims; null where it does neither.</summary>
    public static Guid? SellerId(this ClaimsPrincipal user) => user.FindFirstValue(SellerClaim) is { } id ? Guid.Parse(id) : null;

    public static bool HasScope(this ClaimsPrincipal user, string scope) => user.HasClaim(ScopeClaim, scope);
}
