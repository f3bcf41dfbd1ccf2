public import TerminalUI

/// The drawing of the workflow the panes are about, laid out once for the room it has, and the place in it.
public struct GraphState: Sendable, Equatable {
    /// What is selected; also when it is out of sight.
    public internal(set) var selection: GraphPlace?
    /// The cell of the drawing in the top left corner, or the first row of the lanes.
    public internal(set) var scroll = Point.zero
    /// What is drawn, and for which room; `nil` before there is a workflow.
    public internal(set) var picture: GraphPicture?
    /// The level a person chose; `nil` takes the nearest that fits.
    public internal(set) var zoom: GraphZoom?
    /// Whether events are boxes too.
    public internal(set) var showsEvents = false
    /// Whether the whole drawing stands in a corner while a part of it is seen.
    public internal(set) var showsMinimap = true
    /// Whether resources are boxes, too.
    public internal(set) var showsResources = false
    /// What is folded.
    public internal(set) var folds: [GraphFold] = []
    /// Whether steps say how long ago something last happened in them.
    public internal(set) var showsTimes = false
    /// Whether the selection goes where the run is.
    public internal(set) var isFollowing = false
    var heat = GraphHeat.none
    /// The picture that is being laid out elsewhere.
    var pending: GraphPicture.Key?
    /// Counts the checks, so that a graph that may have changed is laid out again.
    var version = 0
}
