using Microsoft.AspNetCore.DataProtection;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Hosting;

/// <summary>What protects cookies and secrets: keys in the database, shared by all instances.</summary>
internal static class KeyRing
{
    public static void AddKeyRing(this IHostApplicationBuilder builder) => builder.Services.AddDataProtection()
        .SetApplicationName("PostalTracking")
        .PersistKeysToDbContext<PostalTrackingDbContext>();
}
