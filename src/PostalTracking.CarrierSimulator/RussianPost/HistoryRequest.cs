using System.Text.RegularExpressions;
using System.Xml.Linq;
using PostalTracking.CarrierSimulator.Control;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>A question about one item, read as strictly as the post's schema has it.</summary>
internal sealed partial record HistoryRequest(string Barcode, bool AboutNotice, string Language, string Login, string Password)
{
    public bool InEnglish => Language == "ENG";

    /// <summary>The question, or null for what is not one.</summary>
    public static HistoryRequest? Of(XElement call)
    {
        // Both sequences of the schema are in order: request, then header; barcode, type, then language.
        if (!Soap.InOrder(call, Soap.Data + "OperationHistoryRequest", Soap.Data + "AuthorizationHeader")
            || call.Elements().ToArray() is not [var question, var header]
            || !InOrder(header, "login", "password")
            || !(InOrder(question, "Barcode", "MessageType") || InOrder(question, "Barcode", "MessageType", "Language"))
            || question.Element(Soap.Data + "MessageType")!.Value.Trim() is not ("0" or "1"))
        {
            return null;
        }

        return new(
            question.Element(Soap.Data + "Barcode")!.Value.Trim(),
            question.Element(Soap.Data + "MessageType")!.Value.Trim() == "1",
            question.Element(Soap.Data + "Language")?.Value.Trim() ?? "RUS",
            header.Element(Soap.Data + "login")!.Value,
            header.Element(Soap.Data + "password")!.Value);
    }

    /// <summary>The fault for a question that is well put and still not answered.</summary>
    public Answer? Refuse(SimulatorOptions options) => this switch
    {
        _ when Login != options.Login || Password != options.Password =>
            Soap.Fault("Receiver", "AuthorizationFaultReason", "Неуспешная авторизация"),
        { Language: not ("RUS" or "ENG") } => Soap.Fault("Receiver", "LanguageFaultReason", "Указанный язык не поддерживается"),
        _ when !BarcodePattern().IsMatch(Barcode) => Soap.Fault("Receiver", "OperationHistoryFaultReason", Soap.FormatReason),
        _ => null,
    };

    private static bool InOrder(XElement element, params string[] names) =>
        Soap.InOrder(element, [.. names.Select(n => Soap.Data + n)]);

    // The schema's own pattern: no check digit.
    [GeneratedRegex("^([0-9]{14}|[A-Z]{2}[0-9]{9}[A-Z]{2})$")]
    internal static partial Regex BarcodePattern();
}
