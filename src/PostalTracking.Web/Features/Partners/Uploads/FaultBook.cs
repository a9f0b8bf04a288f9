using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>
/// Keeps what is wrong with a row and says it in any language: where the file needs other words than the API, by texts of our own.
/// </summary>
internal static class FaultBook
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Two kinds share a slug and differ in their words.
    private static readonly FrozenDictionary<string, ProblemKind> Kinds = new Dictionary<string, ProblemKind>
    {
        ["look-alike"] = TrackingProblems.LookAlike,
        [ProblemKind.MalformedTrackNumber.Slug] = ProblemKind.MalformedTrackNumber,
        [ProblemKind.SrmValue.Slug] = ProblemKind.SrmValue,
        [TrackingProblems.SrmNumber.Slug] = TrackingProblems.SrmNumber,
        [TrackingProblems.SrmOrigin.Slug] = TrackingProblems.SrmOrigin,
        [TrackingProblems.SrmDestination.Slug] = TrackingProblems.SrmDestination,
        [TrackingProblems.InvalidField.Slug] = TrackingProblems.InvalidField,
        [TrackingProblems.InvalidTime.Slug] = TrackingProblems.InvalidTime,
        [TrackingProblems.UnknownCarrier.Slug] = TrackingProblems.UnknownCarrier,
        [TrackingProblems.RegisteredByAnother.Slug] = TrackingProblems.RegisteredByAnother,
        [TrackingProblems.RepeatedInRequest.Slug] = TrackingProblems.RepeatedInRequest,
        [TrackingProblems.LineTooLong.Slug] = TrackingProblems.LineTooLong,
        [TrackingProblems.MalformedLine.Slug] = TrackingProblems.MalformedLine,
        [UploadProblems.OpenQuote.Slug] = UploadProblems.OpenQuote,
        [UploadProblems.TooManyCells.Slug] = UploadProblems.TooManyCells,
    }.ToFrozenDictionary();

    public static string NameOf(RowFault fault) => Kinds.First(kind => kind.Value == fault.Kind).Key;

    public static string ArgumentsOf(RowFault fault) =>
        JsonSerializer.Serialize(fault.Arguments.Select(argument => argument is string text ? Echo.Of(text) : argument), Json);

    /// <summary>One sentence.</summary>
    public static string Say(string name, string? field, string arguments, string language)
    {
        object?[] values = [.. JsonDocument.Parse(arguments).RootElement.EnumerateArray().Select(Value)];
        var own = UploadTexts.Words.Find($"Fault.{name}.{field}", language) ?? UploadTexts.Words.Find($"Fault.{name}", language);
        return own is null
            ? Problems.Details(language.Culture(), Kinds[name], values).Detail!
            : string.Format(ResourceTexts.Culture(language), own, values);
    }

    public static string Say(RowFault fault, string language) => Say(NameOf(fault), fault.Field, ArgumentsOf(fault), language);

    private static object? Value(JsonElement argument) => argument.ValueKind switch
    {
        JsonValueKind.Number => argument.GetDecimal(),
        JsonValueKind.String => argument.GetString(),
        _ => null,
    };
}
