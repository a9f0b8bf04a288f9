using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Protection.Paper;
using PostalTracking.Web.Features.Shared.Print;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>A letter as PDF, from what its row keeps: the same letter is the same bytes.</summary>
internal static class LetterPdf
{
    private const double Half = PdfSheet.Width / 2;

    public static byte[] Of(Letter letter) => PdfSheet.Make($"{Word(letter, "Paper.Number")} {letter.Number}", letter.WrittenAt, sheet =>
    {
        Head(sheet, letter);
        sheet.Text(letter.Subject, Face.Serif, 15);
        sheet.Top += 10;
        foreach (var line in letter.Body.Split('\n'))
        {
            if (line.Length == 0)
            {
                sheet.Top += 7;
            }
            else
            {
                sheet.Text(line, size: 10.5);
            }
        }

        Enclosures(sheet, letter);
    });

    private static void Head(PdfSheet sheet, Letter letter)
    {
        var days = new OfficeMoments(letter.TimeZone, letter.Language);
        sheet.TextTo(PdfSheet.Width, "PostalTracking", Face.Sans, 9, Ink.Quiet);
        sheet.Text(Word(letter, "Paper.Service"), Face.Bold, 11, ink: Ink.Post);
        sheet.Top += 14;
        var top = sheet.Top;
        sheet.Text($"{Word(letter, "Paper.Number")} {letter.Number}", Face.Bold, 10, width: Half - 20);
        sheet.Text(days.Day(letter.WrittenAt), width: Half - 20);
        var claim = LetterTexts.For("Paper.Claim", letter.Language, ClaimDigits.Grouped(letter.ClaimNumber));
        sheet.Text(claim, width: Half - 20, ink: Ink.Quiet);
        (var below, sheet.Top) = (sheet.Top, top);
        sheet.Text(Word(letter, "Paper.To"), size: 9, left: Half, width: Half, ink: Ink.Quiet);
        sheet.Text(letter.AddresseeName, Face.Bold, 11, left: Half, width: Half);
        sheet.Top = Math.Max(sheet.Top, below) + 22;
    }

    private static void Enclosures(PdfSheet sheet, Letter letter)
    {
        if (letter.Enclosures.Count == 0)
        {
            return;
        }

        sheet.Top += 18;
        sheet.Need(70);
        sheet.Text(Word(letter, "Paper.Enclosures"), Face.Bold, 11);
        sheet.Top += 4;
        foreach (var (place, one) in letter.Enclosures.Index())
        {
            sheet.Need(44);
            var top = sheet.Top;
            sheet.Text($"{place + 1}.", size: 9.5, ink: Ink.Quiet);
            sheet.Top = top;
            sheet.Text($"{one.Name} · {FileSize.Of(one.Size, letter.Language)}", size: 9.5, left: 18, width: PdfSheet.Width - 18);
            sheet.Text($"SHA-256 {one.Sha256}", Face.Mono, 7.5, left: 18, width: PdfSheet.Width - 18, ink: Ink.Quiet);
            if (!one.IsAttached)
            {
                sheet.Text(Word(letter, "Paper.OnRequest"), size: 9, left: 18, width: PdfSheet.Width - 18);
            }

            sheet.Top += 4;
        }
    }

    private static string Word(Letter letter, string key) => LetterTexts.For(key, letter.Language);
}
