using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims;

/// <summary>What things of a claim are called, the same on every page of it: circumstances, statuses, kinds of evidence, reasons, clocks.</summary>
internal static class ClaimTexts
{
    public static ResourceTexts Words { get; } = new(typeof(ClaimTexts));

    public static string For(string key, string language) => Words.For(key, language);

    /// <summary>Named by its type and value: <c>Status.InReview</c>. The evidence kinds are under <c>Kind</c>.</summary>
    public static string For(string group, Enum value, string language) => Words.For($"{group}.{value}", language);
}
