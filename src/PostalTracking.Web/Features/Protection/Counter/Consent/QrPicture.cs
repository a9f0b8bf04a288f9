using System.Text;
using QRCoder;

namespace PostalTracking.Web.Features.Protection.Counter.Consent;

/// <summary>A QR code as an SVG in a data address: black on white by day and night, for cameras do not read it otherwise.</summary>
internal static class QrPicture
{
    private const int Module = 4;

    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(Module)))}";
    }
}
