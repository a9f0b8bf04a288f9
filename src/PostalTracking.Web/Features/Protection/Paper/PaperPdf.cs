using PostalTracking.Web.Features.Shared.Print;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>A paper as PDF: A4, its text selectable, its codes drawn as shapes.</summary>
internal static class PaperPdf
{
    private const double CodeSide = 116;
    private const double Small = 9;
    private const double Left = PdfSheet.Width - CodeSide - 20;

    public static byte[] Of(PrintedPaper paper) => PdfSheet.Make($"{paper.Title} {paper.PolicyNumber}", paper.At, sheet =>
    {
        Head(sheet, paper);
        foreach (var row in paper.Rows)
        {
            sheet.Row(row.Label, row.Value);
        }

        foreach (var section in paper.Sections)
        {
            Section(sheet, section);
        }

        Signatures(sheet, paper);
    });

    private static void Head(PdfSheet sheet, PrintedPaper paper)
    {
        sheet.TextTo(PdfSheet.Width, "PostalTracking", Face.Sans, 9, Ink.Quiet);
        sheet.Text(paper.Word("Service"), Face.Bold, 11, ink: Ink.Post);
        sheet.Top += 4;
        sheet.Text(paper.Title, Face.Serif, 22);
        sheet.Top += 2;
        sheet.Text(paper.Warning, Face.Sans, 9.5, ink: Ink.Quiet);
        foreach (var stamp in paper.Stamps)
        {
            sheet.Top += 6;
            sheet.Frame(0, PdfSheet.Width, 22, Ink.Stamp);
            sheet.Top += 3;
            sheet.Text(stamp, Face.Bold, 11, left: 10, ink: Ink.Stamp);
            sheet.Top += 4;
        }

        sheet.Top += 8;
        var top = sheet.Top;
        if (paper.Link is { } link)
        {
            Codes(sheet, paper, link);
        }

        var width = paper.Link is null ? PdfSheet.Width : Left;
        var below = sheet.Top;
        sheet.Top = top;
        sheet.Text(paper.Lead, Face.Serif, 13, width: width);
        sheet.Top += 8;
        sheet.Text(paper.Word("PolicyNumber"), Face.Sans, 9, ink: Ink.Quiet);
        sheet.Text(paper.PolicyNumber, Face.Mono, 26, width: width);
        sheet.Top += 4;
        sheet.Text(paper.Word("TrackNumber"), Face.Sans, 9, ink: Ink.Quiet);
        sheet.Text(NumberGroups.Of(paper.TrackNumber), Face.Mono, 13, width: width);
        sheet.Top += 3;
        sheet.Draw(Code128.Of(paper.TrackNumber), -6, 240, 34);
        sheet.Top = Math.Max(sheet.Top + 34, below) + 8;
    }

    private static void Codes(PdfSheet sheet, PrintedPaper paper, string link)
    {
        var left = PdfSheet.Width - CodeSide;
        sheet.Draw(QrSquare.Of(link), left, CodeSide);
        sheet.Top += CodeSide;
        sheet.Text(paper.Word("Page"), Face.Sans, 8.5, left + 6, CodeSide - 6, Ink.Quiet);
        if (paper.AccessCode is { } code)
        {
            sheet.Top += 4;
            sheet.Text(paper.Word("Code"), Face.Sans, 8.5, left + 6, CodeSide - 6, Ink.Quiet);
            sheet.Text(code, Face.Mono, 14, left + 6, CodeSide);
        }
    }

    private static void Section(PdfSheet sheet, PaperSection section)
    {
        sheet.Top += 6;
        sheet.Need(48);
        sheet.Text(section.Title, Face.Bold, 11);
        sheet.Top += 1;
        if (section.Text.Length > 0)
        {
            sheet.Text(section.Text, size: Small);
        }

        foreach (var (place, item) in section.Items.Index())
        {
            sheet.Need(14);
            var top = sheet.Top;
            sheet.Text(section.IsNumbered ? $"{place + 1}." : "•", size: Small, ink: Ink.Quiet);
            sheet.Top = top;
            sheet.Text(item, size: Small, left: 16, width: PdfSheet.Width - 16);
        }
    }

    private static void Signatures(PdfSheet sheet, PrintedPaper paper)
    {
        sheet.Top += 22;
        sheet.Need(14);
        var width = (PdfSheet.Width - 30) / 2;
        foreach (var (place, who) in paper.Signatures.Index())
        {
            sheet.Rule(width, place * (width + 30));
            sheet.Top += 2;
            var top = sheet.Top;
            sheet.Text(who, size: 8.5, left: place * (width + 30), width: width, ink: Ink.Quiet);
            sheet.Top = top - 2;
        }
    }
}
