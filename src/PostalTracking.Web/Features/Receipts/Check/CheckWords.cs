using System.Text.Json;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Receipts.Check;

/// <summary>How a check is told: the sentences of its outcome, and all the page's script needs to say the same by itself.</summary>
internal static class CheckWords
{
    /// <summary>What the script says and the server never: it could not ask, or has no keys.</summary>
    private static readonly string[] Scripted =
    [
        "Standing.Unasked.Title", "Standing.Unasked.Text", "Verdict.NoKeys.Title", "Verdict.NoKeys.Text", "Verdict.UnknownKey.Kept",
        "Verify.Working", "Verify.What", "Moment", "Source",
    ];

    private static readonly string[] Rows =
        ["Number", "Status", "ReceivedAt", "Place", "Service", "DispatchedAt", "ArrivedAt", "Sources", "Issuer", "IssuedAt", "Jti"];

    private static readonly string[] Statuses = [ShipmentStatus.Delivered.Name(), ShipmentStatus.PartiallyDelivered.Name()];

    /// <summary>The key of the sentence, and its colour.</summary>
    public static (string Key, string Tone) Of(CheckedStatement found) => found switch
    {
        { Standing: Standing.Stands } => ("Standing.Stands", "good"),
        { Standing: Standing.Revoked } => ("Standing.Revoked", "bad"),
        { Standing: { } other } => ($"Standing.{other}", "waiting"),
        { Verdict: Verdict.Unreadable } => ("Verdict.Unreadable", "waiting"),
        _ => ($"Verdict.{found.Verdict}", "bad"),
    };

    public static string Script(string language)
    {
        IEnumerable<string> outcomes =
        [
            .. Enum.GetNames<Standing>().Select(name => $"Standing.{name}"),
            .. Enum.GetNames<Verdict>().Where(name => name != nameof(Verdict.Right)).Select(name => $"Verdict.{name}"),
        ];
        IEnumerable<string> keys =
        [
            .. Scripted,
            .. outcomes.SelectMany(key => (string[])[$"{key}.Title", $"{key}.Text"]),
            .. Rows.Select(row => $"Row.{row}"),
            .. Statuses.SelectMany(status => (string[])[$"Status.{status}", $"Lead.{status}", $"Lead.{status}.Place"]),
        ];
        var words = keys.ToDictionary(key => key, key => ReceiptTexts.Words.For(key, language));
        foreach (var key in Enum.GetValues<ShipmentService>().Select(service => $"Service.{service.Name()}")
            .Concat(CarrierKeys.All.Select(carrier => $"Carrier.{carrier.Key()}")))
        {
            words[key] = TrackingTexts.Words.Find(key, language) ?? "";
        }

        return JsonSerializer.Serialize(words);
    }
}
