using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>Where the pages find the doors of the files.</summary>
internal static class FilmAddresses
{
    /// <summary>tus, for pages.</summary>
    public const string Uploads = "/claims/evidence";

    public static string Upload(Guid evidenceId) => $"{Uploads}/{evidenceId}";

    public static string File(Guid evidenceId) => $"{Uploads}/{evidenceId}/file";

    /// <summary>The evidence on a page of its own, and its checklist alone for whoever shows it already.</summary>
    public static string Evidence(ClaimView view) => $"/{(view.Actor.IsStaff ? "desk" : "claims")}/{view.Claim.ClaimNumber}/evidence";

    /// <summary>A small file from a page without scripts.</summary>
    public static string Small(string claimNumber, EvidenceKind kind) => $"/claims/{claimNumber}/files/{kind.Name()}";
}
