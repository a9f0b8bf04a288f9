using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Hosting;

/// <summary>What pages and papers tell people of this house.</summary>
internal sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>
    /// Where buyers find their page. Only this setting says it, never a request: whoever chose the Host of one would choose where
    /// the QR code leads. Without it a paper carries the access code alone.
    /// </summary>
    public Uri? Address { get; init; }

    /// <summary>
    /// The telephone of support, free of charge, as people read it. Without one the office that sold the protection is named.
    /// </summary>
    [StringLength(30)]
    public string? Hotline { get; init; }
}
