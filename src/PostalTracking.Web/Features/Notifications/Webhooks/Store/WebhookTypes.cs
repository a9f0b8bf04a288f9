namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What a partner may ask to be told, as it is stored and sent.</summary>
internal static class WebhookTypes
{
    public const string ShipmentUpdated = "shipment.updated";

    /// <summary>The parcel was handed over; beside the update that says so, under an id of its own.</summary>
    public const string ShipmentReceived = "shipment.received";

    /// <summary>Sent only by hand.</summary>
    public const string Test = "webhook.test";

    /// <summary>Sent only by hand, to an address that is not confirmed.</summary>
    public const string Challenge = "webhook.challenge";

    public static IReadOnlyList<string> All { get; } = [ShipmentUpdated, ShipmentReceived, "policy.*", "claim.*"];

    /// <summary>The choice that a message falls under; null of what partners are not told.</summary>
    public static string? ChoiceOf(string type) => type.Split('.') switch
    {
        ["shipment", "updated" or "received"] => type,
        ["policy" or "claim", _] and [var group, _] => $"{group}.*",
        _ => null,
    };
}
