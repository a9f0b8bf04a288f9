using System.Security.Cryptography;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations.PathConstruction;
using UglyToad.PdfPig.Graphics.Operations.PathPainting;
using UglyToad.PdfPig.Writer;

namespace PostalTracking.Web.Features.Shared.Print;

/// <summary>
/// A document of A4 pages that is written from top to bottom; what no longer fits goes on on the next page. Measured in points
/// from the upper left corner. The same content gives the same bytes.
/// </summary>
internal sealed class PdfSheet
{
    public const double Edge = 42;
    public const double Width = 595 - (2 * Edge);
    private const double Height = 842;
    private const double LineHeight = 1.3;

    private readonly PdfDocumentBuilder _document;
    private readonly Dictionary<Face, PdfDocumentBuilder.AddedFont> _fonts = [];
    private PdfPageBuilder _page;

    private PdfSheet(PdfDocumentBuilder document)
    {
        _document = document;
        foreach (var face in (Face[])[Face.Sans, Face.Bold, Face.Serif, Face.Mono])
        {
            _fonts.Add(face, PdfFonts.AddTo(document, face));
        }

        _page = NewPage();
    }

    /// <summary>How far down the page one has come.</summary>
    public double Top { get; set; }

    public static byte[] Make(string title, DateTimeOffset at, Action<PdfSheet> write)
    {
        using var bytes = new MemoryStream();
        using (var document = new PdfDocumentBuilder(bytes, disposeStream: false, PdfWriterType.Default, 1.7, null))
        {
            document.DocumentInformation.Title = title;
            document.DocumentInformation.Producer = "PostalTracking";
            document.DocumentInformation.CreationDate = FormattableString.Invariant($"D:{at.UtcDateTime:yyyyMMddHHmmss}Z");
            write(new(document));
        }

        return WithOwnId(bytes.ToArray());
    }

    /// <summary>Begins a page if less than this is left of it.</summary>
    public void Need(double height)
    {
        if (Top + height > Height - Edge)
        {
            _page = NewPage();
        }
    }

    public void Text(string text, Face face = Face.Sans, double size = 10, double left = 0, double width = Width, Ink? ink = null)
    {
        foreach (var line in Lines(text, face, size, width))
        {
            Need(size * LineHeight);
            Write(line, face, size, left, ink);
            Top += size * LineHeight;
        }
    }

    /// <summary>One line, its end at <paramref name="right"/>; the place on the page stays.</summary>
    public void TextTo(double right, string text, Face face = Face.Sans, double size = 10, Ink? ink = null) =>
        Write(PdfFonts.Printable(text), face, size, right - Measure(PdfFonts.Printable(text), face, size), ink);

    /// <summary>A name and what it is, with a rule under them.</summary>
    public void Row(string label, string value, double labelWidth = 150, double width = Width)
    {
        const double size = 10;
        var lines = Math.Max(Lines(label, Face.Sans, size, labelWidth - 10).Count, Lines(value, Face.Sans, size, width - labelWidth).Count);
        Need((lines * size * LineHeight) + 5);
        var top = Top;
        Text(label, size: size, width: labelWidth - 10, ink: Ink.Quiet);
        (var below, Top) = (Top, top);
        Text(value, size: size, left: labelWidth, width: width - labelWidth);
        Top = Math.Max(Top, below) + 2;
        Rule(width);
        Top += 3;
    }

    public void Rule(double width = Width, double left = 0)
    {
        _page.SetStrokeColor(Ink.Rule.Red, Ink.Rule.Green, Ink.Rule.Blue);
        _page.DrawLine(new(Edge + left, Height - Top), new(Edge + left + width, Height - Top), 0.6);
        _page.ResetColor();
    }

    /// <summary>An empty box around what follows in the given height.</summary>
    public void Frame(double left, double width, double height, Ink ink)
    {
        _page.SetStrokeColor(ink.Red, ink.Green, ink.Blue);
        _page.DrawRectangle(new(Edge + left, Height - Top - height), width, height, 1.2);
        _page.ResetColor();
    }

    /// <summary>Fills rectangles as one path, so that no seam shows between them.</summary>
    public void Fill(IEnumerable<(double X, double Y, double Width, double Height)> areas, Ink ink)
    {
        _page.SetTextAndFillColor(ink.Red, ink.Green, ink.Blue);
        var operations = _page.CurrentStream.Operations;
        foreach (var (x, y, width, height) in areas)
        {
            operations.Add(new AppendRectangle(Edge + x, Height - y - height, width, height));
        }

        operations.Add(FillPathNonZeroWinding.Value);
        _page.ResetColor();
    }

    public void Draw(QrSquare code, double left, double side)
    {
        var module = side / code.Modules;
        Fill(code.Runs.Select(run => (left + (run.Start * module), Top + (run.Row * module), run.Width * module, module)), Ink.Black);
    }

    public void Draw(Code128 code, double left, double width, double height)
    {
        var module = width / (code.Modules + (2 * Code128.QuietZone));
        Fill(code.Bars.Select(bar => (left + ((bar.Start + Code128.QuietZone) * module), Top, bar.Width * module, height)), Ink.Black);
    }

    // PdfPig draws the two numbers at the document's end by chance (ISO 32000-1, 14.4, asks for a digest of the content); they stand
    // behind the table of places, and keep their length.
    private static byte[] WithOwnId(byte[] pdf)
    {
        var id = pdf.AsSpan(pdf.AsSpan().LastIndexOf("/ID"u8)..);
        var digest = Convert.ToHexString(SHA256.HashData(pdf.AsSpan(..^id.Length)));
        for (var i = id.IndexOf((byte)'<'); i >= 0 && i < id.IndexOf((byte)']'); i++)
        {
            id[i] = char.IsAsciiHexDigit((char)id[i]) ? (byte)digest[i % digest.Length] : id[i];
        }

        return pdf;
    }

    private PdfPageBuilder NewPage()
    {
        _page = _document.AddPage(PageSize.A4);
        const double step = 21;
        var places = Enumerable.Range(0, (int)(Width / step) + 1).Select(
            i => (X: i * step, Y: Edge / 2, Width: Math.Min(14, Width - (i * step)), Height: 3.0));
        Fill(places.Where((_, i) => i % 2 == 0), Ink.Stamp);
        Fill(places.Where((_, i) => i % 2 == 1), Ink.Post);
        Top = Edge;
        return _page;
    }

    private void Write(string line, Face face, double size, double left, Ink? ink)
    {
        if (line.Length == 0)
        {
            return;
        }

        var (red, green, blue) = ink ?? Ink.Black;
        _page.SetTextAndFillColor(red, green, blue);
        foreach (var (run, isHan) in Runs(line))
        {
            _page.AddText(run, size, new PdfPoint(Edge + left, Height - Top - size), Font(face, isHan));
            left += MeasureRun(run, Font(face, isHan), size);
        }

        _page.ResetColor();
    }

    // The Chinese font weighs ten times the others together; a paper without its signs does not carry it.
    private PdfDocumentBuilder.AddedFont Font(Face face, bool isHan)
    {
        if (isHan && !_fonts.ContainsKey(Face.Han))
        {
            _fonts.Add(Face.Han, PdfFonts.AddTo(_document, Face.Han));
        }

        return _fonts[isHan ? Face.Han : face];
    }

    private static IEnumerable<(string Text, bool IsHan)> Runs(string text)
    {
        for (var (from, to) = (0, 1); from < text.Length; from = to++)
        {
            var isHan = PdfFonts.IsHan(text[from]);
            while (to < text.Length && PdfFonts.IsHan(text[to]) == isHan)
            {
                to++;
            }

            yield return (text[from..to], isHan);
        }
    }

    private List<string> Lines(string text, Face face, double size, double width) =>
        LineBreaks.Of(PdfFonts.Printable(text), width, part => Measure(part, face, size));

    private double Measure(string text, Face face, double size) =>
        Runs(text).Sum(run => MeasureRun(run.Text, Font(face, run.IsHan), size));

    private double MeasureRun(string text, PdfDocumentBuilder.AddedFont font, double size) =>
        _page.MeasureText(text, size, new PdfPoint(0, 0), font)[^1].EndBaseLine.X;
}
