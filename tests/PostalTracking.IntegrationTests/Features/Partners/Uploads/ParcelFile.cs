using System.Text;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Partners.Uploads;

/// <summary>A table of parcels with mistakes in known lines.</summary>
internal static class ParcelFile
{
    public const string Header = "trackNumber,service,origin,destination,destinationPostalCode,orderValue,sender.id,sender.name\r\n";

    /// <summary>Rows from the serial on; every so-manieth is wrong, in one of six ways by turns.</summary>
    /// <returns>The file, and the lines that are wrong.</returns>
    public static (byte[] File, IReadOnlyList<int> BadLines) Make(int rows, int bad, int serial)
    {
        var text = new StringBuilder(Header);
        var lines = new List<int>();
        for (var row = 0; row < rows; row++)
        {
            var step = rows / bad;
            var isBad = row % step == step - 1 && lines.Count < bad;
            text.Append(isBad ? Bad(row, lines.Count % 6, serial) : Good(serial + row));
            if (isBad)
            {
                lines.Add(row + 2);
            }
        }

        return (Encoding.UTF8.GetBytes(text.ToString()), lines);
    }

    public static string Good(int serial, string value = "19.90") =>
        $"{Number(serial)},srm,HK,RU,390000,{value},seller-{serial % 40},\"Лавка №{serial % 40}, Гонконг\"\r\n";

    public static string Number(int serial) => Api.Number(serial, "ZA", "HK");

    private static string Bad(int row, int way, int serial) => way switch
    {
        0 => $"{Number(serial + row)},srm,HK,RU,390000,2.00,,\r\n",
        1 => $"{Api.Number(serial + row)},srm,HK,RU,390000,9.99,,\r\n",
        2 => $"{Number(serial + row)},srm,US,RU,390000,9.99,,\r\n",
        3 => $"{Number(serial + row)},srm,HK,CN,390000,9.99,,\r\n",
        4 => "not a number,srm,HK,RU,390000,9.99,,\r\n",
        _ => $"{Number(serial)},srm,HK,RU,390000,19.90,,\r\n",
    };
}
