using System.Xml.Linq;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>A short description of the one operation spoken here, for people who look at <c>/rtm34?wsdl</c>.</summary>
internal static class Wsdl
{
    private static readonly XNamespace Definitions = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace Binding = "http://schemas.xmlsoap.org/wsdl/soap12/";

    public static IResult Serve(HttpRequest request) =>
        request.Query.ContainsKey("wsdl")
            ? Results.Text(Document($"{request.Scheme}://{request.Host}/rtm34").ToString(), "text/xml")
            : Results.StatusCode(StatusCodes.Status405MethodNotAllowed);

    private static XElement Document(string address) => new(
        Definitions + "definitions",
        new XAttribute("name", "OperationHistory"),
        new XAttribute("targetNamespace", Soap.Operation),
        new XAttribute(XNamespace.Xmlns + "tns", Soap.Operation),
        new XAttribute(XNamespace.Xmlns + "msg", Soap.Data),
        new XAttribute(XNamespace.Xmlns + "soap12", Binding),
        Message("getOperationHistoryIn", "msg:OperationHistoryRequest", "msg:AuthorizationHeader"),
        Message("getOperationHistoryOut", "msg:OperationHistoryData"),
        new XElement(
            Definitions + "portType",
            new XAttribute("name", "OperationHistoryInterface"),
            new XElement(
                Definitions + "operation",
                new XAttribute("name", "getOperationHistory"),
                new XElement(Definitions + "input", new XAttribute("message", "tns:getOperationHistoryIn")),
                new XElement(Definitions + "output", new XAttribute("message", "tns:getOperationHistoryOut")))),
        new XElement(
            Definitions + "service",
            new XAttribute("name", "OperationHistory"),
            new XElement(
                Definitions + "port",
                new XAttribute("name", "OperationHistory"),
                new XElement(Binding + "address", new XAttribute("location", address)))));

    private static XElement Message(string name, params string[] elements) => new(
        Definitions + "message",
        new XAttribute("name", name),
        elements.Select((e, i) => new XElement(Definitions + "part", new XAttribute("name", $"part{i}"), new XAttribute("element", e))));
}
