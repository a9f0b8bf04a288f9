using PostalTracking.Web.Features.Receipts.Statements;
using PostalTracking.Web.Features.Shared.Print;

namespace PostalTracking.Web.Features.Receipts.Paper;

/// <summary>
/// A statement on paper: what it says in words, and the statement itself twice, as a QR code that leads to the page of checks
/// and as text that can be typed off or copied. The address keeps it behind the sign that no browser sends on.
/// </summary>
internal static class ReceiptPapers
{
    private const string Check = "/receipts/verify";
    private const string Keys = "/.well-known/jwks.json";

    // A code of about a thousand characters has modules of half a millimetre at this side.
    private const double CodeSide = 232;
    private const double Gap = 22;
    private const double Beside = PdfSheet.Width - CodeSide - Gap;

    public static byte[] Pdf(IssuedReceipt receipt, string language)
    {
        var words = ReceiptWords.Of(receipt.Claims, language);
        string Word(string key, params ReadOnlySpan<object?> values) => ReceiptTexts.For(key, language, values);
        var at = DateTimeOffset.FromUnixTimeSeconds(receipt.Claims.Iat);
        return PdfSheet.Make($"{Word("Paper.Title")} {receipt.Claims.Sub}", at, sheet =>
        {
            sheet.TextTo(PdfSheet.Width, "PostalTracking", Face.Sans, 9, Ink.Quiet);
            sheet.Text(Word("Paper.Kind"), Face.Bold, 11, ink: Ink.Post);
            sheet.Top += 4;
            sheet.Text(Word("Paper.Title"), Face.Serif, 24);
            sheet.Top += 4;
            sheet.Text(words.Lead, Face.Serif, 13);
            sheet.Top += 14;
            foreach (var row in words.Rows)
            {
                sheet.Row(row.Label, row.Value);
            }

            sheet.Row(Word("Row.Kid"), receipt.Kid);
            sheet.Top += 14;
            sheet.Need(CodeSide);
            var top = sheet.Top;
            sheet.Draw(QrSquare.Of($"{receipt.Claims.Iss}{Check}#{receipt.Signed}"), 0, CodeSide);
            sheet.Text(Word("Paper.How.Title"), Face.Bold, 11, CodeSide + Gap, Beside);
            sheet.Top += 2;
            foreach (var how in (string[])["Scan", "Type", "Others", "Standing", "Privacy"])
            {
                var told = Word($"Paper.How.{how}", $"{receipt.Claims.Iss}{Check}", $"{receipt.Claims.Iss}{Keys}");
                sheet.Text(told, size: 9, left: CodeSide + Gap, width: Beside);
                sheet.Top += 4;
            }

            sheet.Top = Math.Max(sheet.Top, top + CodeSide) + 10;
            sheet.Text(Word("Paper.Text"), Face.Sans, 9, ink: Ink.Quiet);
            sheet.Top += 2;
            sheet.Text(receipt.Signed, Face.Mono, 7.5);
        });
    }
}
