using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace PostalTracking.Web.Features.Shared.Print;

/// <summary>Barcodes and QR codes as pictures of a page: SVG without style, sized by the style sheet.</summary>
internal static class CodeDrawings
{
    private const int BarHeight = 40;

    /// <param name="label">What is said of it to those who hear the page.</param>
    public static IHtmlContent Svg(this Code128 code, string label) => Svg(
        "barcode",
        code.Modules + (2 * Code128.QuietZone),
        BarHeight,
        label,
        code.Bars.Select(bar => (bar.Start + Code128.QuietZone, 0, bar.Width, BarHeight)));

    public static IHtmlContent Svg(this QrSquare code, string label) => Svg(
        "qr", code.Modules, code.Modules, label, code.Runs.Select(run => (run.Start, run.Row, run.Width, 1)));

    private static HtmlContentBuilder Svg(
        string name, int width, int height, string label, IEnumerable<(int X, int Y, int Width, int Height)> dark)
    {
        var path = new StringBuilder();
        foreach (var (x, y, w, h) in dark)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{w}v{h}h-{w}z");
        }

        // The ground is drawn too: a dark page must not invert a code.
        return (HtmlContentBuilder)new HtmlContentBuilder()
            .AppendFormat("<svg class=\"{0}\" viewBox=\"0 0 {1} {2}\" role=\"img\" aria-label=\"{3}\"", name, width, height, label)
            .AppendFormat(" shape-rendering=\"crispEdges\" preserveAspectRatio=\"none\"><path fill=\"#fff\" d=\"M0 0h{0}v{1}h-{0}z\"/>", width, height)
            .AppendFormat("<path fill=\"#000\" d=\"{0}\"/></svg>", path.ToString());
    }
}
