using QRCoder;

namespace PostalTracking.Web.Features.Shared.Print;

/// <summary>A text as a QR code: the dark runs of each row, in modules, with the quiet zone counted in.</summary>
internal sealed class QrSquare
{
    private QrSquare(int modules, IReadOnlyList<(int Row, int Start, int Width)> runs) => (Modules, Runs) = (modules, runs);

    /// <summary>Of one side.</summary>
    public int Modules { get; }

    public IReadOnlyList<(int Row, int Start, int Width)> Runs { get; }

    public static QrSquare Of(string text)
    {
        // M mends 15 %: a fold or a thumb's stain on a paper that is carried home.
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var runs = new List<(int, int, int)>();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var i = 0; i < rows[row].Count; i++)
            {
                var start = i;
                while (i < rows[row].Count && rows[row][i])
                {
                    i++;
                }

                if (i > start)
                {
                    runs.Add((row, start, i - start));
                }
            }
        }

        return new(rows.Count, runs);
    }
}
