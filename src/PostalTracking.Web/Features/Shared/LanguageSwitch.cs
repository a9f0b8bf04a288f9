using Microsoft.AspNetCore.Diagnostics;

namespace PostalTracking.Web.Features.Shared;

/// <summary>Where the language switch leads back to.</summary>
internal static class LanguageSwitch
{
    /// <summary>The page asked for, also where an error page answers in its place.</summary>
    public static string ReturnUrl(HttpRequest request) =>
        request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } original
            ? $"{original.OriginalPathBase}{original.OriginalPath}{original.OriginalQueryString}"
            : $"{request.PathBase}{request.Path}{request.QueryString}";
}
