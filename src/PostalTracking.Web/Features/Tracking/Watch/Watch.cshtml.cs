using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>The parcels one keeps an eye on. The list lies on the device; the page brings the words and the means.</summary>
[AllowAnonymous]
internal sealed class WatchModel : PageModel;
