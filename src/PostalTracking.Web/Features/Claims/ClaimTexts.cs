using System.Globalization;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims;

/// <summary>What things of a claim are called, the same on every page of it: circumstances, statuses, kinds of evidence, reasons, clocks.</summary>
internal static class ClaimTexts
{
    public static ResourceTexts Words { get; } = new(typeof(ClaimTexts));

    public static string For(string key, string language) => Words.For(key, language);

    /// <summary>Named by its type and value: <c>Status.InReview</c>. The evidence kinds are under <c>Kind</c>.</summary>
    public static string For(string group, Enum value, string language) => Words.For($"{group}.{value}", language);

    /// <summary>What stands against an act and what to do.</summary>
    public static string For(ClaimOutcome.Refused refused, string language) => string.Format(
        CultureInfo.InvariantCulture,
        Words.For($"Refusal.{refused.Reason}", language),
        refused.AmountLeft is { } left ? Roubles.Of(left, language) : "");
}
