using System.Globalization;
using PostalTracking.Web.Features.Shared.Print;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>The Z report of a closed shift, for the folder of the office.</summary>
internal static class ReportPdf
{
    private static readonly double[] Ends = [240, 320, 400, PdfSheet.Width];
    private static readonly string[] Signatures = ["Sign.Clerk", "Sign.Supervisor"];

    public static byte[] Of(ReportWords report) => PdfSheet.Make(report.Title, report.At, sheet =>
    {
        sheet.Text(report.Title, Face.Serif, 22);
        sheet.Top += 10;
        foreach (var row in report.Head())
        {
            sheet.Row(row.Label, row.Value);
        }

        foreach (var alarm in report.Alarms())
        {
            sheet.Top += 6;
            sheet.Text(alarm, Face.Bold, 12, ink: Ink.Stamp);
        }

        sheet.Top += 12;
        Line(sheet, "", [report.Word("Column.Count"), report.Word("Means.Cash"), report.Word("Column.Count"), report.Word("Means.Card")], Ink.Quiet);
        foreach (var line in report.Lines())
        {
            Line(sheet, line.Name, [Number(line.Cash.Count), line.Cash.Sum, Number(line.Card.Count), line.Card.Sum], Ink.Black);
        }

        sheet.Top += 12;
        foreach (var row in report.Drawer())
        {
            sheet.Row(row.Label, row.Value);
        }

        sheet.Top += 40;
        foreach (var sign in Signatures)
        {
            sheet.Rule(220);
            sheet.Top += 2;
            sheet.Text(report.Word(sign), size: 8.5, ink: Ink.Quiet);
            sheet.Top += 28;
        }
    });

    private static void Line(PdfSheet sheet, string name, string[] cells, Ink ink)
    {
        foreach (var (cell, end) in cells.Zip(Ends))
        {
            sheet.TextTo(end, cell, ink: ink);
        }

        sheet.Text(name, ink: ink, width: 180);
        sheet.Top += 3;
        sheet.Rule();
        sheet.Top += 4;
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
