using System.Globalization;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace PostalTracking.Web.Hosting;

/// <summary>Which of the three languages a request is answered in: its cookie (pages only), else Accept-Language, else Russian.</summary>
internal static class RequestLanguage
{
    public const string Cookie = "lang";
    public const string Default = "ru";

    private static readonly Dictionary<string, CultureInfo> Cultures = new()
    {
        ["ru"] = CultureInfo.GetCultureInfo("ru-RU"),
        // Day before month, as in the other two.
        ["en"] = CultureInfo.GetCultureInfo("en-GB"),
        ["zh"] = CultureInfo.GetCultureInfo("zh-CN"),
    };

    public static IReadOnlyCollection<string> All => Cultures.Keys;

    public static CultureInfo Culture(this string language) => Cultures[language];

    public static bool IsKnown(string? language) => language is not null && Cultures.ContainsKey(language);

    /// <summary>"ru", "en" or "zh".</summary>
    public static string Language(this HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(RequestLanguage), out var chosen))
        {
            return (string)chosen!;
        }

        var language = Choose(context);
        context.Items[typeof(RequestLanguage)] = language;
        return language;
    }

    public static void UseRequestLanguage(this IApplicationBuilder app) => app.Use(next => context =>
    {
        var language = context.Language();
        var culture = language.Culture();
        CultureInfo.CurrentUICulture = culture;

        // What the API writes is read by machines: its numbers and dates know no language, only its sentences do.
        CultureInfo.CurrentCulture = context.IsApi() ? CultureInfo.InvariantCulture : culture;

        context.Response.OnStarting(SayLanguage, context);
        return next(context);
    });

    private static Task SayLanguage(object state)
    {
        var context = (HttpContext)state;
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            var headers = context.Response.Headers;
            headers.ContentLanguage = context.Language();
            headers.Append(HeaderNames.Vary, context.IsApi() ? "Accept-Language" : "Accept-Language, Cookie");
        }

        return Task.CompletedTask;
    }

    private static string Choose(HttpContext context)
    {
        if (!context.IsApi() && context.Request.Cookies[Cookie] is { } remembered && IsKnown(remembered))
        {
            return remembered;
        }

        var asked = context.Request.Headers.AcceptLanguage;
        return asked.Count == 0 ? Default : AcceptLanguage.Best(asked);
    }
}
