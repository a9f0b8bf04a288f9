using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>An endpoint in words: how it goes, since when, what is asked of whoever reads.</summary>
internal sealed class EndpointWords(WebhookEndpoint endpoint, string language, DateTimeOffset now)
{
    private readonly DateWords _dates = new(language);

    public string Host { get; } = new Uri(endpoint.Url).Authority;

    public string Url => endpoint.Url;

    public IReadOnlyList<string> Types => endpoint.Types;

    public string Path => $"/partner/webhooks/{endpoint.Id}";

    public bool IsOn => endpoint.State == EndpointState.Active;

    public bool IsConfirmed => endpoint.State != EndpointState.Unconfirmed;

    public string Tone => !IsConfirmed ? "tone-waiting"
        : !IsOn ? "tone-bad"
        : endpoint.FailingSince is not null ? "tone-waiting"
        : "tone-good";

    /// <summary>In two words, for lists.</summary>
    public string State => WebhookTexts.For(
        !IsConfirmed ? "State.Unconfirmed"
        : !IsOn ? "State.Disabled"
        : endpoint.FailingSince is not null ? "State.Failing"
        : endpoint.LastSuccessAt is null ? "State.New"
        : "State.Active",
        language);

    /// <summary>The one sentence that answers the visitor.</summary>
    public string Sentence => endpoint switch
    {
        { State: EndpointState.Unconfirmed } => WebhookTexts.For("One.Unconfirmed", language),
        { State: EndpointState.Disabled, DisabledAt: { } at } => WebhookTexts.For($"Off.{endpoint.DisabledWhy}", language, Moment(at)),
        { FailingSince: { } since } => WebhookTexts.For("One.Failing", language, Moment(since)),
        { LastSuccessAt: { } last } => WebhookTexts.For("One.Active", language, Moment(last)),
        _ => WebhookTexts.For("One.New", language),
    };

    public string? Pause => IsOn && endpoint.PausedUntil > now
        ? WebhookTexts.For("One.Paused", language, _dates.In(endpoint.PausedUntil.Value, now))
        : null;

    /// <summary>For the head of the portal's pages; null while there is nothing to be told.</summary>
    public string? Banner => !IsConfirmed ? WebhookTexts.For("Banner.Unconfirmed", language, Host)
        : !IsOn ? WebhookTexts.For("Banner.One", language, Host)
        : endpoint.FailingSince is { } since ? WebhookTexts.For("Banner.Failing", language, Host, Moment(since))
        : null;

    public string? Previous => endpoint.PreviousUntil > now
        ? WebhookTexts.For("Rotate.Previous", language, Moment(endpoint.PreviousUntil.Value))
        : null;

    public string Moment(DateTimeOffset at) => _dates.Moment(PlaceTime.Of(at, now, null));
}
