using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>An endpoint as the API tells it.</summary>
/// <param name="Secret">Only in the answers that make one: it is shown once.</param>
/// <param name="State"><c>active</c>, <c>disabled</c>, or <c>unconfirmed</c>: the address has yet to show whose it is.</param>
/// <param name="DisabledReason"><c>by-owner</c>, <c>gone</c> (it said 410) or <c>failing</c> (nothing taken for 75 hours).</param>
/// <param name="FailingSince">The first failure since the last success.</param>
/// <param name="PreviousSecretUntil">Until then messages are signed with the secret before, too.</param>
internal sealed record EndpointAnswer(
    Guid Id,
    string Url,
    IReadOnlyList<string> Types,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret,
    string State,
    string? DisabledReason,
    DateTime? DisabledAt,
    DateTime? FailingSince,
    DateTime? LastSuccessAt,
    DateTime? PreviousSecretUntil,
    DateTime CreatedAt)
{
    public static EndpointAnswer Of(WebhookEndpoint endpoint, string? secret = null) => new(
        endpoint.Id,
        endpoint.Url,
        endpoint.Types,
        secret,
        endpoint.State switch
        {
            EndpointState.Active => "active",
            EndpointState.Unconfirmed => "unconfirmed",
            _ => "disabled",
        },
        endpoint.DisabledWhy switch
        {
            DisabledWhy.ByOwner => "by-owner",
            DisabledWhy.Gone => "gone",
            DisabledWhy.Failing => "failing",
            _ => null,
        },
        endpoint.DisabledAt?.UtcDateTime,
        endpoint.FailingSince?.UtcDateTime,
        endpoint.LastSuccessAt?.UtcDateTime,
        endpoint.PreviousUntil?.UtcDateTime,
        endpoint.CreatedAt.UtcDateTime);
}

internal sealed record EndpointList(IReadOnlyList<EndpointAnswer> Items);

/// <summary>A message in the log.</summary>
/// <param name="Id">The header <c>webhook-id</c>, the same on every attempt.</param>
/// <param name="State"><c>waiting</c>, <c>delivered</c> or <c>dead</c> (ten attempts, none taken).</param>
/// <param name="Body">As it was signed, byte for byte.</param>
/// <param name="Attempts">The newest first.</param>
internal sealed record DeliveryAnswer(
    string Id,
    string Type,
    string? TrackNumber,
    int? Sequence,
    string State,
    DateTime CreatedAt,
    DateTime? NextAttemptAt,
    DateTime? DoneAt,
    string Body,
    IReadOnlyList<AttemptAnswer> Attempts)
{
    public static DeliveryAnswer Of(LoggedDelivery line) => new(
        MessageIds.Text(line.Delivery.MessageId),
        line.Delivery.Type,
        line.Delivery.TrackNumber,
        line.Delivery.Sequence,
        Named(line.State),
        line.Delivery.CreatedAt.UtcDateTime,
        line.Delivery.NextAttemptAt?.UtcDateTime,
        line.Delivery.DoneAt?.UtcDateTime,
        line.Delivery.Body,
        [.. line.Attempts.Select(attempt => new AttemptAnswer(
            attempt.At.UtcDateTime, attempt.Status, Named(attempt.Trouble), attempt.Milliseconds, attempt.Answer))]);

    public static string? Named<T>(T? value)
        where T : struct, Enum => value is { } one ? Named(one) : null;

    private static string Named<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

/// <summary>One attempt.</summary>
/// <param name="Status">Of the receiver's answer; null where none came.</param>
/// <param name="Error"><c>forbidden</c>, <c>name</c>, <c>unreachable</c>, <c>tls</c>, <c>timed-out</c> or <c>broken</c>.</param>
/// <param name="Answer">The first 4 KB of what the receiver said.</param>
internal sealed record AttemptAnswer(DateTime At, int? Status, string? Error, int DurationMs, string? Answer);

internal sealed record DeliveryPage(IReadOnlyList<DeliveryAnswer> Items, string? Next);
