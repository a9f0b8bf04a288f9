using System.Resources;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>What can be wrong with a partner's request as such.</summary>
internal static class PartnerProblems
{
    private static readonly ResourceManager Texts = new(typeof(PartnerProblems));

    /// <summary>The key is good; where it comes from is not.</summary>
    public static ProblemKind AddressNotAllowed { get; } = new("address-not-allowed", 403, Texts);
}
