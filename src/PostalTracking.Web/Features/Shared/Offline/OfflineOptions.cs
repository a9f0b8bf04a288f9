using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Shared;

/// <summary>Pages without a connection.</summary>
internal sealed class OfflineOptions
{
    public const string Section = "Offline";

    /// <summary>The switch for the day it does harm: false, and every device drops its worker and what it kept at the next visit.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Pages one device keeps, the last seen.</summary>
    [Range(1, 500)]
    public int Pages { get; init; } = 30;
}
