using System.Globalization;
using System.Resources;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>The words of webhooks: pages, letters, problems of the API.</summary>
internal static class WebhookTexts
{
    private static readonly ResourceManager Sentences = new(typeof(WebhookTexts));

    public static ResourceTexts Words { get; } = new(typeof(WebhookTexts));

    /// <summary>Extension <c>endpointId</c>: the one there is.</summary>
    public static ProblemKind AlreadyThere { get; } = new("webhook-endpoint-exists", 409, Sentences);

    /// <summary>{0}: how many there may be.</summary>
    public static ProblemKind TooMany { get; } = new("too-many-webhook-endpoints", 409, Sentences);

    public static ProblemKind Off { get; } = new("webhook-endpoint-disabled", 409, Sentences);

    /// <summary>Extensions <c>receiverStatus</c>, <c>receiverError</c> and <c>receiverAnswer</c> where the receiver was asked just now.</summary>
    public static ProblemKind Unconfirmed { get; } = new("webhook-endpoint-unconfirmed", 409, Sentences);

    /// <summary>{0}: how many a day.</summary>
    public static ProblemKind TooManyChallenges { get; } = new("too-many-webhook-challenges", 429, Sentences);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    /// <summary>In the language of the request at hand.</summary>
    public static string Now(string key, params ReadOnlySpan<object?> values) =>
        Words.For(key, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, values);
}
