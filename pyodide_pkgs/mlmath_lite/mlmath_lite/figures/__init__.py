"""Figures to touch; each is a class here and a JavaScript module of the same name beside it."""

from mlmath_lite.figures.basis import Basis
from mlmath_lite.figures.composition import Composition
from mlmath_lite.figures.determinant_of_product import DeterminantOfProduct
from mlmath_lite.figures.determinant_row_operations import DeterminantRowOperations
from mlmath_lite.figures.dot_product import DotProduct
from mlmath_lite.figures.eigenvectors import Eigenvectors
from mlmath_lite.figures.homogeneous_pair import HomogeneousPair
from mlmath_lite.figures.image_rank import ImageRank
from mlmath_lite.figures.inverse import Inverse
from mlmath_lite.figures.linear_transformation import LinearTransformation
from mlmath_lite.figures.markov_chain import MarkovChain
from mlmath_lite.figures.norm_and_distance import NormAndDistance
from mlmath_lite.figures.perceptron import Perceptron
from mlmath_lite.figures.power_iteration import PowerIteration
from mlmath_lite.figures.rank_and_solutions import RankAndSolutions
from mlmath_lite.figures.row_reduction import RowReduction
from mlmath_lite.figures.sentences import Sentences
from mlmath_lite.figures.signed_area import SignedArea
from mlmath_lite.figures.signed_volume import SignedVolume
from mlmath_lite.figures.span import Span
from mlmath_lite.figures.three_planes import ThreePlanes
from mlmath_lite.figures.two_lines import TwoLines
from mlmath_lite.figures.vectors import Vectors

__all__ = [
    "Basis",
    "Composition",
    "DeterminantOfProduct",
    "DeterminantRowOperations",
    "DotProduct",
    "Eigenvectors",
    "HomogeneousPair",
    "ImageRank",
    "Inverse",
    "LinearTransformation",
    "MarkovChain",
    "NormAndDistance",
    "Perceptron",
    "PowerIteration",
    "RankAndSolutions",
    "RowReduction",
    "Sentences",
    "SignedArea",
    "SignedVolume",
    "Span",
    "ThreePlanes",
    "TwoLines",
    "Vectors",
]
