"""Places: where they lie, what they are called, and how a typed name is found (`places().find`)."""

from conversations.places.all_places import Places, ancestors, path_of, places, within
from conversations.places.place import Place, PlaceLevel
from conversations.places.search import MOST

__all__ = ["MOST", "Place", "PlaceLevel", "Places", "ancestors", "path_of", "places", "within"]
