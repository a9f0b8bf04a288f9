using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

/// <summary>A file of payments as ISO 20022 names it: CustomerCreditTransferInitiation, pain.001.001.09.</summary>
internal static class Pain001
{
    private const string Rouble = "RUB";

    // ExternalClearingSystemIdentification1Code: the Bank of Russia's identification codes.
    private const string RussianBic = "RUCBC";

    private static readonly XNamespace Space = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static readonly TimeZoneInfo BankTime = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public static byte[] Of(PaymentFile file)
    {
        var document = new XDocument(El("Document", El("CstmrCdtTrfInitn", Header(file), PaymentInformation(file))));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            document.Save(writer);
        }

        return bytes.ToArray();
    }

    private static XElement Header(PaymentFile file) => El(
        "GrpHdr",
        El("MsgId", $"{file.Id:N}"),
        El("CreDtTm", file.MadeAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        El("NbOfTxs", file.Payments.Count),
        El("CtrlSum", PaymentFile.Sum(file.Total)),
        El("InitgPty", El("Nm", file.Payer)));

    private static XElement PaymentInformation(PaymentFile file) => El(
        "PmtInf",
        El("PmtInfId", $"{file.Id:N}-1"),
        El("PmtMtd", "TRF"),
        El("NbOfTxs", file.Payments.Count),
        El("CtrlSum", PaymentFile.Sum(file.Total)),
        El("ReqdExctnDt", El("Dt", DateIn(file.MadeAt))),
        El("Dbtr", El("Nm", file.Payer)),
        Account("DbtrAcct", file.Account),
        Agent("DbtrAgt", file.Account),

        // The payer bears the charges: the customer gets the whole sum.
        El("ChrgBr", "DEBT"),
        file.Payments.Select(Transfer));

    private static XElement Transfer(Payment payment) => El(
        "CdtTrfTxInf",
        El("PmtId", El("EndToEndId", payment.Name)),
        El("Amt", El("InstdAmt", new XAttribute("Ccy", Rouble), PaymentFile.Sum(payment.Amount))),
        Agent("CdtrAgt", payment.Payee.Account),
        El("Cdtr", El("Nm", payment.Payee.Name)),
        Account("CdtrAcct", payment.Payee.Account),
        El("RmtInf", El("Ustrd", payment.Purpose)));

    private static XElement Agent(string name, PayeeAccount account) => El(
        name, El("FinInstnId", El("ClrSysMmbId", El("ClrSysId", El("Cd", RussianBic)), El("MmbId", account.Bic))));

    private static XElement Account(string name, PayeeAccount account) =>
        El(name, El("Id", El("Othr", El("Id", account.Number))), El("Ccy", Rouble));

    private static string DateIn(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, BankTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static XElement El(string name, params object?[] content) => new(Space + name, content);
}
