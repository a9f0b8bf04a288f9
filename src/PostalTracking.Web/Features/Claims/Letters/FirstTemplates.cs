using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>The set of templates that comes with the house. It is in a migration: whoever changes a word here makes another one.</summary>
internal static class FirstTemplates
{
    public static ResourceTexts Words { get; } = new(typeof(FirstTemplates));
}
