using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>Reads XML of carriers, whom we do not trust: no document type, nothing fetched, no bottomless nesting.</summary>
internal static class CarrierXml
{
    // Carriers' answers have ten levels. XDocument takes time by the square of the depth.
    private const int DeepestElement = 64;

    /// <exception cref="CarrierUnavailableException">Not XML, or not such as a carrier would send.</exception>
    public static XDocument Read(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using (var reader = Reader(answer))
            {
                while (reader.Read())
                {
                    if (reader.Depth > DeepestElement)
                    {
                        throw new CarrierUnavailableException(CarrierTrouble.Garbled);
                    }
                }
            }

            using var checkedReader = Reader(answer);
            return XDocument.Load(checkedReader);
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException)
        {
            throw new CarrierUnavailableException(CarrierTrouble.Garbled, inner: exception);
        }
    }

    /// <summary>SOAP's faults come with status 500 and are answers all the same.</summary>
    public static bool IsAnswer(HttpResponseMessage response) => response.IsSuccessStatusCode
        || (response.StatusCode == HttpStatusCode.InternalServerError
            && response.Content.Headers.ContentType?.MediaType?.EndsWith("xml", StringComparison.OrdinalIgnoreCase) == true);

    // Reads the first bytes already, and may fail on them.
    private static XmlReader Reader(ReadOnlyMemory<byte> answer) => XmlReader.Create(
        new MemoryStream(answer.ToArray(), writable: false),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = 8_000_000,
            CloseInput = true,
        });
}
